package dev.gavel.rego.run;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.encoding.RegoValueText;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.run.growing.Growing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All the values that one call of a rule has, where one is allowed. It is found by running the call
 * once more, so that calls without conflict need not remember where their value came from.
 */
final class Disagreement {
  private static final int MOST = 10;
  private static final int MOST_CHARACTERS = 80;
  private static final Comparator<Claim> BY_PLACE =
      Comparator.comparing((Claim claim) -> claim.at().file())
          .thenComparingInt(claim -> claim.at().row())
          .thenComparingInt(claim -> claim.at().column());

  private record Claim(Value value, Location at) {}

  private final @Nullable Object[] frame;
  private final int result;
  private final Map<Integer, Location> places = new HashMap<>();
  private final List<Claim> claims = new ArrayList<>();
  private boolean more;

  Disagreement(@Nullable Object[] frame, int result) {
    this.frame = frame;
    this.result = result;
  }

  @SuppressWarnings("ReferenceEquality") // the call is meant, not what its locals hold
  boolean concerns(@Nullable Object[] locals) {
    return locals == frame;
  }

  /**
   * Instead of an assignment: the first value stays, the others are noted. A rule's own local goes
   * into the result, so the place of a value is where that local got it.
   */
  void assign(int target, Source source, Location at) {
    Value value = source.valueIn(frame);
    if (value == null) {
      return;
    }
    Value known = Growing.frozen(frame[target]);
    if (known == null) {
      frame[target] = value;
      places.put(target, at);
    } else if (!known.equals(value)) {
      claim(known, places.getOrDefault(target, at));
      claim(value, places.getOrDefault(source.local(), at));
    }
    if (target == result) {
      claim(value, places.getOrDefault(source.local(), at));
    }
  }

  private void claim(Value value, Location at) {
    if (claims.isEmpty()) {
      claims.add(new Claim(value, at));
    } else if (!claims.getFirst().value().equals(value) && !isHeard(at)) {
      if (claims.size() == MOST) {
        more = true;
      } else {
        claims.add(new Claim(value, at));
      }
    }
  }

  /** A rule that disagrees with itself is heard once. */
  private boolean isHeard(Location at) {
    return claims.stream()
        .skip(1)
        .anyMatch(claim -> BY_PLACE.compare(claim, new Claim(claim.value(), at)) == 0);
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= MOST_CHARACTERS
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MOST_CHARACTERS)) + "...";
  }

  String text() {
    if (claims.size() < 2) {
      return "";
    }
    StringBuilder text = new StringBuilder(":");
    claims.stream()
        .sorted(BY_PLACE)
        .forEach(
            claim ->
                text.append("\n  ")
                    .append(shortened(RegoValueText.of(claim.value())))
                    .append(" at ")
                    .append(claim.at()));
    return more ? text.append("\n  ...").toString() : text.toString();
  }
}
