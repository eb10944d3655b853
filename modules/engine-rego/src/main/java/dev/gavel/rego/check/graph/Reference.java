package dev.gavel.rego.check.graph;

import dev.gavel.rego.syntax.tree.Ref;
import java.util.List;

/**
 * A reference to {@code data} in a rule.
 *
 * @param written as it stands there
 * @param selecting what selects rules: the same, unless the values of its variables leave just one
 * @param expanded one for each combination of the values that its variables can have
 * @param isOpen whether a part of it is not constant
 * @param at the index of the expression it stands in; the head comes after the body
 */
record Reference(Ref written, Ref selecting, List<Ref> expanded, boolean isOpen, int at) {
  Reference {
    expanded = List.copyOf(expanded);
  }
}
