package dev.gavel.rego.builtin.encoding;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * YAML to values. Of several documents the first one counts, though all must be sound. An alias
 * shares the value of its anchor, so that aliases of aliases take no memory; what they would come
 * to when written out is counted all the same.
 */
public final class YamlReader {
  private static final int MAX_DEPTH = 1000;
  private static final int EVENT_BYTES = 100;
  private static final long MOST_NODES = 4_000_000;

  private final Budget budget;
  private final List<Event> events = new ArrayList<>();
  private final Map<String, Node> anchors = new HashMap<>();
  private int at;
  private int depth;
  private long nodes;
  private long aliased;

  private YamlReader(Budget budget) {
    this.budget = budget;
  }

  /** The first document; null where there is none. */
  public static Value read(String yaml, Budget budget) {
    YamlReader reader = new YamlReader(budget);
    reader.parse(yaml);
    return reader.firstDocument();
  }

  /** What a node means, as {@link YamlScalar} has it or a value, and how many nodes it has. */
  private record Node(@Nullable Object meaning, long size, boolean complete) {
    static final Node UNFINISHED = new Node(null, 0, false);
  }

  private void parse(String yaml) {
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).setParseComments(false).build();
    Map<String, Boolean> known = new HashMap<>();
    try {
      ParserImpl parser = new ParserImpl(settings, new StreamReader(settings, yaml));
      while (parser.hasNext()) {
        Event event = parser.next();
        budget.spend(1);
        budget.allocate(EVENT_BYTES);
        if (event instanceof DocumentStartEvent start) {
          known.clear();
          checkVersion(start);
        } else if (event instanceof AliasEvent alias && !known.containsKey(name(alias))) {
          throw BuiltinException.failed("yaml: unknown anchor '" + name(alias) + "' referenced");
        } else if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
          known.put(name(node), true);
        }
        events.add(event);
      }
    } catch (YamlEngineException malformed) {
      throw BuiltinException.failed(YamlProblem.of(malformed));
    }
  }

  private static void checkVersion(DocumentStartEvent start) {
    if (start.getSpecVersion().map(version -> version.getMinor() != 1).orElse(false)) {
      throw BuiltinException.failed("yaml: found incompatible YAML document");
    }
  }

  private static String name(NodeEvent node) {
    return node.getAnchor().orElseThrow().getValue();
  }

  private Value firstDocument() {
    for (at = 0; at < events.size(); at++) {
      if (events.get(at) instanceof NodeEvent) {
        return json(node().meaning());
      }
    }
    return NullValue.NULL;
  }

  private Node node() {
    Event event = events.get(at++);
    nodes++;
    if (event instanceof AliasEvent alias) {
      return alias(alias);
    }
    Optional<String> anchor =
        ((NodeEvent) event).getAnchor().map(org.snakeyaml.engine.v2.common.Anchor::getValue);
    anchor.ifPresent(name -> anchors.put(name, Node.UNFINISHED));
    long before = nodes;
    if (++depth > MAX_DEPTH) {
      throw BuiltinException.failed("yaml: exceeded max depth of " + MAX_DEPTH);
    }
    Object meaning =
        switch (event) {
          case ScalarEvent scalar -> scalar(scalar);
          case SequenceStartEvent _ -> sequence();
          case MappingStartEvent _ -> mapping();
          default -> throw BuiltinException.failed("yaml: invalid parser state");
        };
    depth--;
    Node node = new Node(meaning, nodes - before + 1, true);
    anchor.ifPresent(name -> anchors.put(name, node));
    return node;
  }

  private Node alias(AliasEvent alias) {
    Node node = anchors.getOrDefault(name(alias), Node.UNFINISHED);
    if (!node.complete()) {
      throw BuiltinException.failed("yaml: anchor '" + name(alias) + "' value contains itself");
    }
    nodes += node.size();
    aliased += node.size();
    boolean excessive = aliased > 100 && nodes > 1000 && aliased > nodes * allowedRatio();
    if (excessive || nodes > MOST_NODES) {
      throw BuiltinException.failed("yaml: document contains excessive aliasing");
    }
    budget.spend(node.size());
    return node;
  }

  /** How much of a document aliases may make up: the less, the larger it is. */
  private double allowedRatio() {
    double large = Math.clamp((nodes - 400_000) / 3_600_000.0, 0, 1);
    return 0.99 - 0.89 * large;
  }

  private static @Nullable Object scalar(ScalarEvent scalar) {
    String tag = scalar.getTag().orElse("!");
    if (!tag.equals("!")) {
      return YamlScalar.tagged(tag, scalar.getValue());
    }
    return scalar.getScalarStyle() == ScalarStyle.PLAIN
        ? YamlScalar.plain(scalar.getValue())
        : scalar.getValue();
  }

  private Value sequence() {
    List<Value> items = new ArrayList<>();
    while (events.get(at) instanceof NodeEvent) {
      items.add(json(node().meaning()));
    }
    at++;
    return ArrayValue.of(items);
  }

  private Value mapping() {
    ObjectValue.Builder own = ObjectValue.builder();
    List<Object> merged = new ArrayList<>();
    int merges = 0;
    while (events.get(at) instanceof NodeEvent key) {
      if (isMerge(key)) {
        at++;
        merges++;
        addSources(merged, node().meaning());
      } else {
        Object name = node().meaning();
        Value value = json(node().meaning());
        own.put(key(name, value), value);
      }
    }
    at++;
    return merges == 0 ? own.build() : withMerged(own.build(), merged);
  }

  private static void addSources(List<Object> merged, @Nullable Object source) {
    if (source instanceof ArrayValue several) {
      several.forEach(merged::add);
    } else if (source != null) {
      merged.add(source);
    } else {
      merged.add(NullValue.NULL);
    }
  }

  private static boolean isMerge(NodeEvent key) {
    if (!(key instanceof ScalarEvent scalar) || !scalar.getValue().equals("<<")) {
      return false;
    }
    String tag = scalar.getTag().orElse("!");
    boolean untagged = tag.equals("!") && scalar.getScalarStyle() == ScalarStyle.PLAIN;
    return untagged || tag.equals(YamlScalar.PREFIX + "merge");
  }

  /** A mapping's own entries win over those merged, and of these the earlier ones. */
  private static Value withMerged(ObjectValue own, List<Object> merged) {
    ObjectValue.Builder all = ObjectValue.builder();
    for (Object source : merged.reversed()) {
      if (!(source instanceof ObjectValue object)) {
        throw BuiltinException.failed(
            "yaml: map merge requires map or sequence of maps as the value");
      }
      putAll(all, object);
    }
    putAll(all, own);
    return all.build();
  }

  private static void putAll(ObjectValue.Builder all, ObjectValue object) {
    for (int i = 0; i < object.size(); i++) {
      all.put(object.key(i), object.value(i));
    }
  }

  private static String key(@Nullable Object meaning, Value value) {
    return switch (meaning) {
      case null ->
          throw BuiltinException.failed(
              "unsupported map key of type: %!s(<nil>), key: <nil>, value: " + GoSyntax.of(value));
      case Double number when number.isNaN() -> ".nan";
      case Double number when number.isInfinite() -> number < 0 ? "-.inf" : ".inf";
      case Double number -> GoFloat.single(number.floatValue());
      case Value collection ->
          throw BuiltinException.failed("yaml: invalid map key: " + GoSyntax.of(collection));
      default -> meaning.toString();
    };
  }

  private static Value json(@Nullable Object meaning) {
    return switch (meaning) {
      case null -> NullValue.NULL;
      case Value value -> value;
      case Boolean truth -> BooleanValue.of(truth);
      case BigInteger integer -> JsonParser.number(integer.toString());
      case Double number when number.isNaN() || number.isInfinite() ->
          throw BuiltinException.failed(
              "json: unsupported value: " + GoFloat.general(number, GoFloat.SHORTEST));
      case Double number -> JsonParser.number(GoFloat.json(number));
      default -> StringValue.of(JsonParser.wellFormed(meaning.toString()));
    };
  }
}
