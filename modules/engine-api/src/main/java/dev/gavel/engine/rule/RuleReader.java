package dev.gavel.engine.rule;

import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * JSON to rule trees. Reads on after a mistake, so that one look shows all of them; the tree is
 * only of use when there were none.
 *
 * <p>The shapes that are read as one: {@code all}, {@code any} and {@code not}; {@code and} and
 * {@code or}; and the older {@code {"operator": "and", "conditions": [...]}}.
 */
public final class RuleReader {
  /** Deeper trees are a mistake, and this deep the recursion here is safe. */
  public static final int MAX_DEPTH = 64;

  /** A path is looked up part by part, so it is not to have a million of them. */
  private static final int MAX_ATTRIBUTE_LENGTH = 256;

  private static final Set<String> GROUPS = Set.of("all", "any", "and", "or", "not");
  private static final Set<String> RULE_FIELDS =
      Set.of("conditions", "when", "description", "id", "key", "name");
  private static final List<String> CONDITION_FIELDS =
      List.of("attribute", "operator", "value", "description");

  private final Diagnostics mistakes;
  private int conditions;

  public RuleReader(Diagnostics mistakes) {
    this.mistakes = mistakes;
  }

  /** How many conditions were read so far. */
  public int conditionCount() {
    return conditions;
  }

  /** Reads a list of rules, or a lone rule or tree; nothing and null let everyone in. */
  public RuleSet rules(@Nullable Value value, Pointer place) {
    return switch (value) {
      case null -> RuleSet.EVERYONE;
      case NullValue _ -> RuleSet.EVERYONE;
      case ArrayValue list -> ruleList(list, place);
      case ObjectValue lone -> new RuleSet(List.of(rule(lone, place)));
      default -> {
        wrongShape(place, "rules", "a list of rules or one rule tree", value);
        yield RuleSet.EVERYONE;
      }
    };
  }

  /** Reads rules by name, in the order of their names; what is no object has none. */
  public SortedMap<String, RuleSet> segments(@Nullable Value value, Pointer place) {
    SortedMap<String, RuleSet> segments = new TreeMap<>();
    if (value instanceof ObjectValue named) {
      for (int i = 0; i < named.size(); i++) {
        if (named.key(i) instanceof StringValue(String name)) {
          segments.put(name, rules(named.value(i), place.member(name)));
        }
      }
    }
    return segments;
  }

  /** Reads one tree. */
  public RuleNode tree(Value value, Pointer place) {
    return node(value, place, 1);
  }

  private RuleSet ruleList(ArrayValue list, Pointer place) {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      Pointer at = place.item(i);
      if (list.get(i) instanceof ObjectValue rule) {
        rules.add(rule(rule, at));
      } else {
        wrongShape(at, "a rule", "an object with conditions or when", list.get(i));
      }
    }
    return new RuleSet(rules);
  }

  /** A rule has its conditions or its tree; a tree in a rule's place is taken for what it is. */
  private Rule rule(ObjectValue rule, Pointer place) {
    Value conditions = rule.get("conditions");
    Value when = rule.get("when");
    if (isNode(rule)) {
      return new Rule(place, node(rule, place, 1));
    }
    warnOfUnknown(rule, place, RULE_FIELDS);
    if (conditions != null && when != null) {
      mistakes.error(
          "ambiguous_rule", place, "a rule has both conditions and when", "keep one of them");
    }
    if (when != null) {
      return new Rule(place, node(when, place.member("when"), 1));
    }
    if (conditions == null) {
      mistakes.error(
          "empty_rule",
          place,
          "a rule needs conditions or when",
          "{\"conditions\": [{\"attribute\": ..., \"operator\": ..., \"value\": ...}]}");
    }
    Pointer at = place.member("conditions");
    return new Rule(place, new RuleNode.All(at, nodes(conditions, at, 1)));
  }

  /** Whether an object is a group or a condition, by the fields that only those have. */
  private static boolean isNode(ObjectValue object) {
    return object.has("attribute")
        || object.has("operator")
        || GROUPS.stream().anyMatch(object::has);
  }

  private RuleNode node(Value value, Pointer place, int depth) {
    RuleNode nothing = new RuleNode.Any(place, List.of());
    if (depth > MAX_DEPTH) {
      mistakes.error(
          "too_deep", place, "rules are nested more than " + MAX_DEPTH + " deep", "flatten them");
      return nothing;
    }
    if (!(value instanceof ObjectValue object)) {
      wrongShape(place, "a condition or group", "an object", value);
      return nothing;
    }
    List<String> groups = GROUPS.stream().filter(object::has).sorted().toList();
    if (groups.size() > 1 || (!groups.isEmpty() && object.has("attribute"))) {
      mistakes.error(
          "ambiguous_node",
          place,
          "a node is one group or one condition, and this has "
              + Stream.concat(groups.stream(), Stream.of("attribute").filter(object::has))
                  .collect(Collectors.joining(" and ")),
          "put them into the list of one group");
      return nothing;
    }
    if (!groups.isEmpty()) {
      String group = groups.getFirst();
      warnOfUnknown(object, place, Set.of(group, "description"));
      return group(group, object.get(group), place, place.member(group), depth);
    }
    return object.has("conditions") && !object.has("attribute")
        ? olderGroup(object, place, depth)
        : condition(object, place);
  }

  private RuleNode group(
      String name, @Nullable Value content, Pointer place, Pointer inside, int depth) {
    return switch (name) {
      case "all", "and" -> new RuleNode.All(place, nodes(content, inside, depth));
      case "any", "or" -> new RuleNode.Any(place, nodes(content, inside, depth));
      default ->
          new RuleNode.Not(
              place, node(content == null ? NullValue.NULL : content, inside, depth + 1));
    };
  }

  private RuleNode olderGroup(ObjectValue object, Pointer place, int depth) {
    String name = object.get("operator") instanceof StringValue text ? text.text() : "";
    boolean known = Set.of("and", "or", "all", "any").contains(name);
    if (!known) {
      mistakes.error(
          "unknown_group",
          place.member("operator"),
          "a group's operator is and or or",
          "{\"operator\": \"and\", \"conditions\": [...]}");
    }
    warnOfUnknown(object, place, Set.of("operator", "conditions", "description"));
    return group(
        known ? name : "all", object.get("conditions"), place, place.member("conditions"), depth);
  }

  private List<RuleNode> nodes(@Nullable Value value, Pointer place, int depth) {
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof ArrayValue list)) {
      wrongShape(place, "a group's content", "a list of conditions and groups", value);
      return List.of();
    }
    List<RuleNode> nodes = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      nodes.add(node(list.get(i), place.item(i), depth + 1));
    }
    return nodes;
  }

  private RuleNode condition(ObjectValue object, Pointer place) {
    conditions++;
    Operator operator = operator(object, place);
    warnOfUnknown(object, place, fields(object, operator));
    boolean isNamed = object.has("attribute") || operator.needsAttribute();
    return new RuleNode.Condition(
        place,
        isNamed ? AttributePath.of(attribute(object, place)) : AttributePath.ROOT,
        operator,
        object.get("value"),
        object,
        object.get("description") instanceof StringValue text ? text.text() : "");
  }

  /** A comparison at a path or of a length may have the options of what it compares by. */
  private static Set<String> fields(ObjectValue object, Operator operator) {
    Operator compared =
        object.get("compare") instanceof StringValue(String name) ? Operator.named(name) : null;
    return Stream.of(
            CONDITION_FIELDS,
            operator.operand().options(),
            compared == null ? List.<String>of() : compared.operand().options())
        .flatMap(List::stream)
        .collect(Collectors.toSet());
  }

  private String attribute(ObjectValue object, Pointer place) {
    Value name = object.get("attribute");
    if (name instanceof StringValue text && !text.text().isEmpty()) {
      if (text.text().length() <= MAX_ATTRIBUTE_LENGTH) {
        return text.text();
      }
      mistakes.error(
          "attribute_too_long",
          place.member("attribute"),
          "an attribute's name has at most " + MAX_ATTRIBUTE_LENGTH + " characters",
          "");
      return "?";
    }
    mistakes.error(
        "missing_attribute",
        name == null ? place : place.member("attribute"),
        name == null
            ? "a condition needs an attribute"
            : "attribute must be the name of an attribute, not " + Diagnostic.shown(name),
        "{\"attribute\": \"country\", \"operator\": \"eq\", \"value\": \"US\"}");
    return "?";
  }

  private Operator operator(ObjectValue object, Pointer place) {
    Value name = object.get("operator");
    Operator operator = name instanceof StringValue text ? Operator.named(text.text()) : null;
    if (operator != null) {
      return operator;
    }
    mistakes.error(
        name == null ? "missing_operator" : "unknown_operator",
        name == null ? place : place.member("operator"),
        name == null
            ? "a condition needs an operator"
            : "unknown operator " + Diagnostic.shown(name),
        Operator.suggestion(name instanceof StringValue(String text) ? text : ""));
    return Operator.EXISTS; // needs no value, so no second mistake follows from the first
  }

  private void warnOfUnknown(ObjectValue object, Pointer place, Set<String> known) {
    for (int i = 0; i < object.size(); i++) {
      if (object.key(i) instanceof StringValue key && !known.contains(key.text())) {
        mistakes.warning(
            "unknown_field",
            place.member(key.text()),
            "the field " + key + " is not known here and has no effect",
            "");
      }
    }
  }

  private void wrongShape(Pointer place, String what, String wanted, Value found) {
    mistakes.error(
        "wrong_shape", place, what + " must be " + wanted + ", not " + Diagnostic.shown(found), "");
  }
}
