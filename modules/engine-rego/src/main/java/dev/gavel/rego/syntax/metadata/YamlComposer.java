package dev.gavel.rego.syntax.metadata;

import dev.gavel.rego.builtin.encoding.YamlProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Builds the nodes of one document, with limits that a metadata block never needs to pass. */
final class YamlComposer {
  private static final int MAX_DEPTH = 100;
  private static final int MAX_NODES = 100_000;

  private final Map<String, YamlNode> anchors = new HashMap<>();
  private final Map<String, Integer> sizes = new HashMap<>();
  private final ParserImpl parser;
  private int nodes;

  private YamlComposer(String yaml) {
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).setParseComments(false).build();
    parser = new ParserImpl(settings, new StreamReader(settings, yaml));
  }

  /** The first document; null where there is none. */
  static @Nullable YamlNode compose(String yaml) throws MetadataException {
    try {
      return new YamlComposer(yaml).document();
    } catch (YamlEngineException malformed) {
      throw new MetadataException(YamlProblem.of(malformed));
    }
  }

  private @Nullable YamlNode document() throws MetadataException {
    YamlNode root = null;
    while (parser.hasNext()) {
      Event event = parser.next();
      if (event instanceof NodeEvent node) {
        root = node(node, 0);
      } else if (event instanceof DocumentEndEvent) {
        break;
      }
    }
    return root;
  }

  private YamlNode node(NodeEvent event, int depth) throws MetadataException {
    if (depth > MAX_DEPTH) {
      throw new MetadataException("yaml: exceeded max depth of " + MAX_DEPTH);
    }
    count(1);
    if (event instanceof AliasEvent) {
      String name = name(event);
      YamlNode known = anchors.get(name);
      if (known == null) {
        String problem = sizes.containsKey(name) ? "' value contains itself" : "' referenced";
        String noun = sizes.containsKey(name) ? "yaml: anchor '" : "yaml: unknown anchor '";
        throw new MetadataException(noun + name + problem);
      }
      count(sizes.getOrDefault(name, 0));
      return known;
    }
    int before = nodes;
    String anchor = event.getAnchor().isPresent() ? name(event) : null;
    if (anchor != null) {
      anchors.remove(anchor);
      sizes.put(anchor, 0);
    }
    YamlNode node = content(event, depth);
    if (anchor != null) {
      anchors.put(anchor, node);
      sizes.put(anchor, nodes - before);
    }
    return node;
  }

  private YamlNode content(NodeEvent event, int depth) throws MetadataException {
    int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    return switch (event) {
      case ScalarEvent it ->
          new YamlNode.Text(
              line,
              it.getTag().orElse(null),
              it.getValue(),
              it.getScalarStyle() == ScalarStyle.PLAIN);
      case SequenceStartEvent _ -> new YamlNode.Sequence(line, children(depth));
      case MappingStartEvent _ -> {
        List<YamlNode> children = children(depth);
        List<YamlNode.Entry> entries = new ArrayList<>();
        for (int i = 0; i + 1 < children.size(); i += 2) {
          entries.add(new YamlNode.Entry(children.get(i), children.get(i + 1)));
        }
        yield new YamlNode.Mapping(line, entries);
      }
      default -> throw new MetadataException("yaml: invalid parser state");
    };
  }

  private List<YamlNode> children(int depth) throws MetadataException {
    List<YamlNode> children = new ArrayList<>();
    while (parser.next() instanceof NodeEvent child) {
      children.add(node(child, depth + 1));
    }
    return children;
  }

  private void count(int more) throws MetadataException {
    nodes += more;
    if (nodes > MAX_NODES) {
      throw new MetadataException("yaml: document contains excessive aliasing");
    }
  }

  private static String name(NodeEvent event) {
    return event.getAnchor().orElseThrow().getValue();
  }
}
