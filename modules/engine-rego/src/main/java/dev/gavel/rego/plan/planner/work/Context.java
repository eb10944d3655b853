package dev.gavel.rego.plan.planner.work;

import dev.gavel.rego.resolve.RuleTree;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code with} has replaced where a plan runs, so far as it changes the plan: a rule is
 * planned once for each context it is reached in.
 *
 * @param mocks by the name of the function
 * @param shadows the parts of the rule tree whose rules do not count
 */
public record Context(SortedMap<String, Mock> mocks, Set<RuleTree.Node> shadows) {
  public static final Context PLAIN = new Context(new TreeMap<>(), Set.of());

  public Context {
    mocks = Collections.unmodifiableSortedMap(new TreeMap<>(mocks));
    shadows = Set.copyOf(shadows);
  }

  public Context with(Map<String, Mock> moreMocks, Set<RuleTree.Node> moreShadows) {
    SortedMap<String, Mock> allMocks = new TreeMap<>(mocks);
    allMocks.putAll(moreMocks);
    Set<RuleTree.Node> allShadows = new HashSet<>(shadows);
    allShadows.addAll(moreShadows);
    return new Context(allMocks, allShadows);
  }

  /** What a function finds that stands in for another: itself replaces, so nothing is replaced. */
  public Context withoutMocks() {
    return new Context(new TreeMap<>(), shadows);
  }

  /** The functions whose replacements are handed on from call to call. */
  public List<String> handedOn() {
    return mocks.entrySet().stream()
        .filter(mock -> mock.getValue() instanceof Mock.ByValue)
        .map(Map.Entry::getKey)
        .toList();
  }
}
