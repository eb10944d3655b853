package dev.gavel.rego.check;

import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.resolve.RuleTree;
import dev.gavel.rego.syntax.RegoText;
import dev.gavel.rego.syntax.tree.Import;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.syntax.tree.walk.Rewriter;
import java.util.Map;

/** Parts of a policy as messages show them: with the names that the author wrote. */
public final class Shown {
  private Shown() {}

  public static String term(Term term, Map<String, String> writtenNames) {
    return text(withWrittenNames(term, writtenNames));
  }

  /** The whole path of a rule. */
  public static String path(Draft draft, Rule rule) {
    return term(draft.ruleTree().path(rule), draft.writtenNames());
  }

  /** The whole path of a rule of a module. */
  public static String path(RegoModule module, Rule rule, Map<String, String> writtenNames) {
    return term(RuleTree.path(module, rule), writtenNames);
  }

  static String importLine(Import line) {
    String alias = line.alias() == null ? "" : " as " + line.alias();
    return "import " + text(line.path()) + alias;
  }

  /** The variables of a term by the names that the author gave them. */
  public static Term withWrittenNames(Term term, Map<String, String> writtenNames) {
    return Rewriter.bottomUp(
            part ->
                part instanceof Var variable && writtenNames.containsKey(variable.name())
                    ? new Var(variable.at(), writtenNames.get(variable.name()))
                    : part)
        .term(term);
  }

  public static String text(Term term) {
    return RegoText.of(term);
  }
}
