package dev.gavel.benchmarks.shapes;

import dev.gavel.engine.Explanation.Verdict;
import dev.gavel.engine.hash.Murmur3;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** A prepared operand, which judges a value that is there. */
sealed interface Operand {

  Verdict judge(Value actual);

  /** Is it one of these texts? */
  record Texts(Set<String> texts) implements Operand {
    @Override
    public Verdict judge(Value actual) {
      return verdict(actual instanceof StringValue(String text) && texts.contains(text));
    }
  }

  /** Is it this version or a later one? Plain versions of three numbers do for a measurement. */
  record Version(int major, int minor, int patch) implements Operand {
    @Override
    public Verdict judge(Value actual) {
      if (!(actual instanceof StringValue(String text))) {
        return Verdict.MISMATCH;
      }
      int firstDot = text.indexOf('.');
      int secondDot = text.indexOf('.', firstDot + 1);
      if (firstDot <= 0 || secondDot < 0) {
        return Verdict.MISMATCH;
      }
      int order = number(text, 0, firstDot) - major;
      order = order != 0 ? order : number(text, firstDot + 1, secondDot) - minor;
      order = order != 0 ? order : number(text, secondDot + 1, text.length()) - patch;
      return verdict(order >= 0);
    }

    private static int number(String text, int from, int to) {
      int number = 0;
      for (int i = from; i < to; i++) {
        number = number * 10 + text.charAt(i) - '0';
      }
      return number;
    }
  }

  /** Does the hash of value and salt lie below the end? */
  final class Buckets implements Operand {
    private final byte[] salt;
    private final int end;

    Buckets(String salt, int end) {
      this.salt = salt.getBytes(StandardCharsets.UTF_8);
      this.end = end;
    }

    @Override
    public Verdict judge(Value actual) {
      if (!(actual instanceof StringValue(String text))) {
        return Verdict.MISMATCH;
      }
      int hash = Murmur3.startingWith(text.getBytes(StandardCharsets.UTF_8), 0).hashWith(salt);
      return verdict(Integer.remainderUnsigned(hash, 10_000) < end);
    }
  }

  private static Verdict verdict(boolean truth) {
    return truth ? Verdict.TRUE : Verdict.FALSE;
  }
}
