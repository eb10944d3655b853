package dev.gavel.rego.test;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.resolve.RuleTree;
import dev.gavel.rego.resolve.testing.TestPath;
import dev.gavel.rego.syntax.RegoText;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule that is a test.
 *
 * @param query whose value says how it came out
 * @param isToDo whether it is passed over
 * @param hasCases whether its value is an object of cases
 * @param isFunction whether it cannot be asked at all
 */
record TestRule(
    Location at,
    String pkg,
    String name,
    String query,
    boolean isToDo,
    boolean hasCases,
    boolean isFunction) {

  /** All tests, by their files. */
  static List<TestRule> in(List<RegoModule> modules) {
    List<TestRule> tests = new ArrayList<>();
    for (RegoModule module : modules) {
      for (Rule rule : module.rules()) {
        TestPath path = TestPath.of(rule.head().reference());
        if (path != null) {
          tests.add(of(module, rule, path));
        }
      }
    }
    return tests;
  }

  private static TestRule of(RegoModule module, Rule rule, TestPath path) {
    List<Term> whole = RuleTree.path(module, rule).parts();
    Ref asked = new Ref(rule.at(), whole.subList(0, whole.size() - path.cases().size()));
    return new TestRule(
        rule.at(),
        RegoText.of(module.pkg().path()),
        RegoText.of(new Ref(rule.at(), path.test())),
        RegoText.of(asked),
        path.isToDo(),
        hasCases(rule, path),
        rule.isFunction());
  }

  private static boolean hasCases(Rule rule, TestPath path) {
    return path.cases().stream().anyMatch(part -> part instanceof Var)
        || (rule.head().key() != null && !rule.isPartialSet());
  }
}
