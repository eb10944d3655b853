package dev.gavel.rego.check;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Term;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words for a function called with too few or too many arguments. */
@FunctionalInterface
public interface ArityMistake {

  /**
   * Says what it was called with and what it wants.
   *
   * @return null when nothing is known of the function yet
   */
  @Nullable Mistake of(Location at, Ref function, List<Term> arguments);
}
