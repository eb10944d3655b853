package dev.gavel.rego.test;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.evaluation.Observer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows a test that fails. What did not hold is the expression of the test that was tried last:
 * any other was followed by the next one. Of a test with cases it is that of each case.
 */
final class Trace implements Observer {
  private final Location test;
  private final int length;
  private final Map<List<String>, Failure> byCase = new LinkedHashMap<>();
  private final IdentityHashMap<Location, Value> values = new IdentityHashMap<>();
  private List<String> current = List.of();
  private @Nullable Location last;

  /** Follows the rule there. */
  Trace(Location test) {
    this.test = test;
    this.length = length(test);
  }

  @Override
  public void testCase(ArrayValue name) {
    end();
    List<String> path = new ArrayList<>();
    name.forEach(part -> path.add(CaseTree.text(part)));
    current = List.copyOf(path);
  }

  @Override
  public void reached(Location at) {
    if (isWithin(at, test, length)) {
      last = at;
    }
  }

  @Override
  public void value(Location at, Value value) {
    if (isWithin(at, test, length)) {
      values.put(at, value);
    }
  }

  private static boolean isWithin(Location at, Location whole, int length) {
    return at.file().equals(whole.file())
        && at.offset() >= whole.offset()
        && at.offset() < whole.offset() + length;
  }

  private static int length(Location at) {
    return at.text().getBytes(StandardCharsets.UTF_8).length;
  }

  private void end() {
    Location place = last;
    if (place == null) {
      return;
    }
    int room = length(place);
    List<Failure.Known> known = new ArrayList<>();
    values.forEach(
        (at, value) -> {
          if (isWithin(at, place, room)) {
            known.add(new Failure.Known(at, value));
          }
        });
    known.sort(java.util.Comparator.comparingInt(term -> term.at().offset()));
    byCase.put(current, new Failure(current, place, known));
  }

  /** What did not hold in a test that failed. */
  List<Failure> failures(List<CaseResult> cases) {
    end();
    if (cases.isEmpty()) {
      Failure whole = byCase.get(List.of());
      return whole == null ? List.of() : List.of(whole);
    }
    List<Failure> failures = new ArrayList<>();
    collect(cases, List.of(), failures);
    return failures;
  }

  private void collect(List<CaseResult> cases, List<String> above, List<Failure> failures) {
    for (CaseResult one : cases) {
      List<String> path = new ArrayList<>(above);
      path.add(one.name());
      Failure failure = byCase.get(path);
      if (one.failed() && one.cases().isEmpty() && failure != null) {
        failures.add(failure);
      }
      collect(one.cases(), path, failures);
    }
  }
}
