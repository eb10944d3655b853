package dev.gavel.rego.builtin.net;

import static dev.gavel.rego.builtin.Operands.wrongKind;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Kept;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.builtin.Preparable;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** {@code net.cidr_*}. */
public final class Cidr {
  private static final int ADDRESS_BYTES = 120;
  private static final Kept<String, Network> KEPT = new Kept<>();

  private Cidr() {}

  public static Map<String, Builtin> all() {
    return Map.of(
        "net.cidr_contains",
        new Preparable(
            (_, arguments) -> BooleanValue.of(contains(arguments[0], arguments[1])),
            Cidr::prepared),
        "net.cidr_overlap",
        (_, arguments) -> BooleanValue.of(contains(arguments[0], arguments[1])),
        "net.cidr_contains_matches",
        Cidr::containsMatches,
        "net.cidr_expand",
        Cidr::expand,
        "net.cidr_intersects",
        (_, arguments) -> BooleanValue.of(intersects(arguments)),
        "net.cidr_is_valid",
        (_, arguments) -> BooleanValue.of(isValid(arguments[0])),
        "net.cidr_merge",
        (during, arguments) -> CidrMerge.merge(arguments[0], during.budget()));
  }

  /** OPA speaks of operand 1 wherever it stands. */
  private static Network network(Value value) {
    if (value instanceof StringValue text) {
      return KEPT.get(text.text(), text.text().length(), Network::parse);
    }
    throw wrongKind(1, value, "string");
  }

  private static @Nullable Builtin prepared(@Nullable Value[] constants) {
    if (constants[0] == null) {
      return null;
    }
    Network network = network(constants[0]);
    return (_, arguments) -> BooleanValue.of(contains(network, arguments[1]));
  }

  private static boolean contains(Value outer, Value inner) {
    return contains(network(outer), inner);
  }

  private static boolean contains(Network network, Value inner) {
    if (!(inner instanceof StringValue text)) {
      throw wrongKind(1, inner, "string");
    }
    byte[] address = Network.address(text.text());
    if (address != null) {
      return network.contains(address);
    }
    try {
      return network.contains(Network.parse(text.text()));
    } catch (BuiltinException neither) {
      throw BuiltinException.failed(
          "not a valid textual representation of an IP address or CIDR: " + text.text());
    }
  }

  private static boolean intersects(Value[] arguments) {
    Network one = network(arguments[0]);
    Network other = network(arguments[1]);
    return one.contains(other.address()) || other.contains(one.address());
  }

  private static boolean isValid(Value value) {
    if (!(value instanceof StringValue text)) {
      return false;
    }
    try {
      Network.parse(text.text());
      return true;
    } catch (BuiltinException invalid) {
      return false;
    }
  }

  private static Value expand(Evaluation during, Value[] arguments) {
    Network network = Network.parse(Operands.text(arguments, 1));
    byte[] address = network.address().clone();
    List<Value> addresses = new ArrayList<>();
    do {
      during.budget().spend(8);
      during.budget().allocate(ADDRESS_BYTES);
      addresses.add(StringValue.of(IpText.of(address)));
    } while (increment(address) && network.contains(address));
    return SetValue.of(addresses);
  }

  /** The next address; false past the last one of all. */
  private static boolean increment(byte[] address) {
    int at = address.length - 1;
    while (at >= 0 && ++address[at] == 0) {
      at--;
    }
    return at >= 0;
  }

  private static Value containsMatches(Evaluation during, Value[] arguments) {
    List<Value> matches = new ArrayList<>();
    eachCidr(
        1,
        arguments[0],
        (outer, outerKey) ->
            eachCidr(
                2,
                arguments[1],
                (inner, innerKey) -> {
                  during.budget().spend(1);
                  if (contains(outer, inner)) {
                    during.budget().allocate(ADDRESS_BYTES);
                    matches.add(ArrayValue.of(outerKey, innerKey));
                  }
                }));
    return SetValue.of(matches);
  }

  private static void eachCidr(int operand, Value cidrs, BiConsumer<Value, Value> each) {
    switch (cidrs) {
      case StringValue text -> each.accept(text, text);
      case ArrayValue array -> {
        for (int i = 0; i < array.size(); i++) {
          each.accept(cidr(operand, array.get(i)), NumberValue.of(i));
        }
      }
      case SetValue set -> set.forEach(item -> each.accept(cidr(operand, item), item));
      case ObjectValue object -> {
        for (int i = 0; i < object.size(); i++) {
          each.accept(cidr(operand, object.value(i)), object.key(i));
        }
      }
      default -> {}
    }
  }

  /** A list may hold arrays whose first element is the CIDR. */
  private static Value cidr(int operand, Value item) {
    if (item instanceof StringValue) {
      return item;
    }
    if (item instanceof ArrayValue array && array.size() > 0) {
      return array.get(0);
    }
    throw BuiltinException.failed(
        "operand " + operand + ": element must be string or non-empty array");
  }
}
