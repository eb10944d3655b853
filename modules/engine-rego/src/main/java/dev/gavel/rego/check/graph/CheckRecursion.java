package dev.gavel.rego.check.graph;

import dev.gavel.rego.check.Shown;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Rule;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Refuses rules that depend on themselves, or may do so: where a reference has variables, nobody
 * knows before the rules run whether it leads back.
 */
public final class CheckRecursion {
  private final Draft draft;
  private final RuleGraph graph;
  private final Links links;

  private CheckRecursion(Draft draft, RuleGraph graph, Cycles cycles) {
    this.draft = draft;
    this.graph = graph;
    this.links = new Links(graph, cycles);
  }

  /** Checks the rules of a graph that was made of an earlier state of the draft. */
  public static void run(Draft draft, RuleGraph graph) {
    Cycles cycles = new Cycles(graph);
    CheckRecursion check = new CheckRecursion(draft, graph, cycles);
    graph
        .tree()
        .root()
        .depthFirst(
            node -> {
              for (Rule top : node.rules()) {
                for (Rule rule = top; rule != null; rule = rule.otherwise()) {
                  int number = graph.number(rule);
                  if (cycles.isOnCycle(number)) {
                    check.report(number);
                  }
                }
              }
              return true;
            });
  }

  private void report(int rule) {
    if (draft.mistakes().isFull()) {
      return;
    }
    List<Integer> way = links.wayBack(rule);
    String cause = cause(way);
    draft
        .mistakes()
        .add(
            Mistake.RECURSION,
            graph.rule(rule).at(),
            "rule %s %s recursive: %s%s"
                .formatted(
                    shown(rule),
                    cause.isEmpty() ? "is" : "may be",
                    way.stream().map(this::shown).collect(Collectors.joining(" -> ")),
                    cause));
  }

  /** What the first link that is not certain depends on. */
  private String cause(List<Integer> way) {
    for (int i = 1; i < way.size(); i++) {
      Link link = links.uncertain(way.get(i - 1), way.get(i));
      if (link != null) {
        String from = shown(way.get(i - 1));
        Ref target = links.path(way.get(i));
        Cause cause = new Cause(link, target, from, draft.writtenNames());
        String in = i > 1 ? " in " + from : "";
        return " (" + cause.shownReference() + in + cause.shownConditions() + ")";
      }
    }
    return "";
  }

  private String shown(int rule) {
    return Shown.term(links.path(rule), draft.writtenNames());
  }
}
