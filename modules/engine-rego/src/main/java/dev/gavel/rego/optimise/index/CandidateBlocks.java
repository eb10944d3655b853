package dev.gavel.rego.optimise.index;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Spot;
import dev.gavel.rego.plan.Stmt;
import dev.gavel.rego.plan.index.RuleIndex;
import dev.gavel.rego.plan.index.Subject;
import dev.gavel.rego.plan.index.Test;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Blocks with their tests, put together to be chosen from by an index. */
final class CandidateBlocks {
  private final List<Map<Subject, Test>> tests = new ArrayList<>();
  private final List<Template> templates = new ArrayList<>();

  void add(Map<Subject, Test> tested, Template template) {
    tests.add(tested);
    templates.add(template);
  }

  /**
   * The first so many of them.
   *
   * @param chosen the local in which templates expect their constant
   * @return null when an index would not be of use
   */
  @Nullable Stmt upTo(int end, int chosen) {
    List<List<Template>> groups = new ArrayList<>();
    int[] group = grouped(groups, end);
    List<Block> blocks = new ArrayList<>(groups.size());
    Set<Integer> closed = new HashSet<>();
    for (List<Template> alike : groups) {
      Template first = alike.getFirst();
      if (alike.stream().allMatch(template -> isSame(first.value(), template.value()))) {
        closed.add(blocks.size());
      }
      blocks.add(closed.contains(blocks.size()) ? first.closed() : first.open());
    }
    Map<Subject, Integer> subjects = new LinkedHashMap<>();
    List<RuleIndex.Row> rows = new ArrayList<>();
    List<RuleIndex.Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < group.length; i++) {
      Value value = closed.contains(group[i]) ? null : templates.get(i).value();
      RuleIndex.Outcome outcome = new RuleIndex.Outcome(group[i], value);
      if (outcomes.isEmpty() || !isSame(outcomes.getLast(), outcome)) {
        outcomes.add(outcome);
      }
      if (tests.get(i).values().stream().noneMatch(CandidateBlocks::isNever)) {
        rows.add(new RuleIndex.Row(numbered(tests.get(i), subjects), outcomes.size() - 1));
      }
    }
    RuleIndex index = new RuleIndex(List.copyOf(subjects.keySet()), rows, outcomes);
    return index.choosesFast() ? new Stmt.Candidates(place(blocks), index, chosen, blocks) : null;
  }

  /** For each block the number of its group. */
  private int[] grouped(List<List<Template>> groups, int end) {
    Map<List<?>, Integer> known = new HashMap<>();
    int[] group = new int[end];
    for (int i = 0; i < end; i++) {
      Template template = templates.get(i);
      Integer alike = template.shape() == null ? null : known.get(template.shape());
      group[i] = alike == null ? groups.size() : alike;
      if (alike == null) {
        groups.add(new ArrayList<>());
        if (template.shape() != null) {
          known.put(template.shape(), group[i]);
        }
      }
      groups.get(group[i]).add(template);
    }
    return group;
  }

  private static boolean isSame(RuleIndex.Outcome one, RuleIndex.Outcome other) {
    return one.block() == other.block() && isSame(one.value(), other.value());
  }

  /** Numbers can be equal and yet print in different ways. */
  private static boolean isSame(@Nullable Value one, @Nullable Value other) {
    return one == other
        || (one != null && one.equals(other) && one.toString().equals(other.toString()));
  }

  private static Map<Integer, Test> numbered(
      Map<Subject, Test> tests, Map<Subject, Integer> subjects) {
    Map<Integer, Test> numbered = new HashMap<>();
    tests.forEach(
        (subject, test) -> {
          subjects.putIfAbsent(subject, subjects.size());
          numbered.put(subjects.get(subject), test);
        });
    return numbered;
  }

  private static boolean isNever(Test test) {
    return test instanceof Test.OneOf(var values) && values.size() == 0;
  }

  private static Spot place(List<Block> blocks) {
    return blocks.stream()
        .flatMap(block -> block.statements().stream())
        .map(Stmt::at)
        .findFirst()
        .orElse(Spot.NONE);
  }
}
