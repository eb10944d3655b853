package dev.gavel.rego.check;

import dev.gavel.engine.value.StringValue;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.resolve.RuleTree;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Refuses rules in places where there is data. */
public final class CheckPathConflicts {
  private final Draft draft;
  private final Predicate<List<String>> hasData;

  private CheckPathConflicts(Draft draft, Predicate<List<String>> hasData) {
    this.draft = draft;
    this.hasData = hasData;
  }

  /**
   * Looks at all rules below some paths.
   *
   * @param hasData whether there is data at a path
   * @param roots the paths; the empty one for everything
   */
  public static void run(Draft draft, Predicate<List<String>> hasData, List<List<String>> roots) {
    CheckPathConflicts check = new CheckPathConflicts(draft, hasData);
    RuleTree.Node data = draft.ruleTree().root().child(new Var(Location.NONE, "data"));
    for (List<String> root : roots) {
      RuleTree.Node node = data;
      for (String key : root) {
        node = node == null ? null : node.child(new Scalar(Location.NONE, StringValue.of(key)));
      }
      if (node != null) {
        node.children().forEach(child -> check.check(child, root));
      }
    }
  }

  private void check(RuleTree.Node node, List<String> above) {
    if (!(node.key() instanceof Scalar(_, StringValue key))) {
      return;
    }
    List<String> path = new ArrayList<>(above);
    path.add(key.text());
    if (!node.rules().isEmpty() && hasData.test(path)) {
      draft
          .mistakes()
          .add(
              Mistake.COMPILE,
              node.rules().getFirst().at(),
              "conflicting rule for data path " + String.join("/", path) + " found");
    } else {
      node.children().forEach(child -> check(child, path));
    }
  }
}
