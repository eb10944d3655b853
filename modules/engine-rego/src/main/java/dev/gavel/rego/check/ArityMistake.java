package dev.gavel.rego.check;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Term;
import java.util.List;

/** Words for a built-in function called with too few or too many arguments. */
@FunctionalInterface
public interface ArityMistake {
  Mistake of(Location at, Ref function, List<Term> arguments);
}
