package dev.gavel.rego.builtin.net;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fewest networks that cover what many cover. */
final class CidrMerge {
  private static final BigInteger VERSION_4 = BigInteger.valueOf(0xFFFFL << 32);
  private static final Comparator<Range> BY_LAST =
      Comparator.comparing(Range::last).thenComparing(Range::first);

  private CidrMerge() {}

  /** Addresses from first to last; the network is what they were written as, if it is known. */
  private record Range(BigInteger first, BigInteger last, @Nullable Network network) {
    Range with(Range later) {
      return new Range(first.min(later.first), later.last, null);
    }

    boolean reaches(Range later) {
      boolean lowest = later.first.signum() == 0 || later.first.equals(VERSION_4);
      BigInteger previous = lowest ? later.first : later.first.subtract(BigInteger.ONE);
      return previous.compareTo(last) <= 0;
    }
  }

  static Value merge(Value cidrs, Budget budget) {
    List<Range> ranges = new ArrayList<>();
    for (Value cidr : items(cidrs)) {
      budget.spend(1);
      Network network = network(cidr);
      ranges.add(new Range(network.first(), network.last(), network));
    }
    ranges.sort(BY_LAST);
    List<Value> merged = new ArrayList<>();
    for (Range range : joined(ranges)) {
      networks(range).forEach(network -> merged.add(StringValue.of(network.toString())));
    }
    return SetValue.of(merged);
  }

  private static Iterable<Value> items(Value cidrs) {
    return switch (cidrs) {
      case ArrayValue array -> array;
      case SetValue set -> set;
      default -> throw BuiltinException.failed("operand must be an array");
    };
  }

  private static Network network(Value cidr) {
    if (!(cidr instanceof StringValue text)) {
      throw BuiltinException.failed("element must be string");
    }
    byte[] address = Network.address(text.text());
    if (address == null) {
      return Network.parse(text.text());
    }
    if (address.length == 4) {
      return Network.ofClass(address);
    }
    throw BuiltinException.failed("IPv6 invalid: needs prefix length");
  }

  /** From the last to the first, each joins the one before it that touches it. */
  private static Deque<Range> joined(List<Range> sorted) {
    Deque<Range> joined = new ArrayDeque<>();
    for (Range range : sorted.reversed()) {
      Range later = joined.peekFirst();
      if (later != null && range.reaches(later)) {
        joined.removeFirst();
        joined.addFirst(range.with(later));
      } else {
        joined.addFirst(range);
      }
    }
    return joined;
  }

  private static List<Network> networks(Range range) {
    if (range.network() != null) {
      return List.of(range.network());
    }
    boolean version4 = range.first().shiftRight(32).equals(VERSION_4.shiftRight(32));
    int width = version4 ? 32 : 128;
    List<Network> networks = new ArrayList<>();
    BigInteger first = range.first();
    while (first.compareTo(range.last()) <= 0) {
      int aligned = first.signum() == 0 ? width : Math.min(width, first.getLowestSetBit());
      BigInteger left = range.last().subtract(first).add(BigInteger.ONE);
      int bits = Math.min(aligned, left.bitLength() - 1);
      networks.add(Network.of(first, version4, width - bits));
      first = first.add(BigInteger.ONE.shiftLeft(bits));
    }
    return networks;
  }
}
