package dev.gavel.rego.syntax.format;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.tree.ArrayComprehension;
import dev.gavel.rego.syntax.tree.ArrayTerm;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.ObjectComprehension;
import dev.gavel.rego.syntax.tree.ObjectTerm;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.SetComprehension;
import dev.gavel.rego.syntax.tree.SetTerm;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.TemplateString;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Puts together what stood on one line. */
final class Grouping {
  private Grouping() {}

  /** The lines of a list; one only, in the order given, where something has no true place. */
  static <T> List<List<T>> lines(
      List<T> items, Function<T, Location> place, boolean placed, Location previous) {
    if (!placed) {
      return List.of(items);
    }
    List<T> sorted = new ArrayList<>(items);
    sorted.sort((a, b) -> Places.compare(place.apply(a), place.apply(b)));
    List<List<T>> lines = new ArrayList<>();
    List<T> line = new ArrayList<>();
    int row = Places.row(previous);
    for (int i = 0; i < sorted.size(); i++) {
      Location at = place.apply(sorted.get(i));
      if (i > 0 && Places.row(at) > row) {
        lines.add(line);
        line = new ArrayList<>();
      }
      row = Places.row(at);
      line.add(sorted.get(i));
    }
    lines.add(line);
    return lines;
  }

  static boolean arePlaced(List<? extends Term> terms) {
    return terms.stream().allMatch(Grouping::isPlaced);
  }

  static boolean arePlaced(Body body) {
    return body.expressions().stream().allMatch(Grouping::isPlaced);
  }

  /** Whether neither the compiler nor the formatter made any part of it. */
  static boolean isPlaced(Term term) {
    boolean made = Places.isAdded(term.at()) || (term instanceof Var name && name.isGenerated());
    return !made
        && switch (term) {
          case Scalar _, Var _ -> true;
          case Ref it -> arePlaced(it.parts());
          case ArrayTerm it -> arePlaced(it.items());
          case SetTerm it -> arePlaced(it.items());
          case ObjectTerm it ->
              it.entries().stream()
                  .allMatch(entry -> isPlaced(entry.key()) && isPlaced(entry.value()));
          case ArrayComprehension it -> isPlaced(it.head()) && arePlaced(it.body());
          case SetComprehension it -> isPlaced(it.head()) && arePlaced(it.body());
          case ObjectComprehension it ->
              isPlaced(it.key()) && isPlaced(it.value()) && arePlaced(it.body());
          case Call it -> isPlaced(it.function()) && arePlaced(it.arguments());
          case TemplateString it ->
              it.parts().stream()
                  .allMatch(
                      part ->
                          !(part instanceof TemplateString.Hole hole)
                              || isPlaced(hole.expression()));
        };
  }

  private static boolean isPlaced(Expr expr) {
    return expr.with().stream().allMatch(one -> isPlaced(one.target()) && isPlaced(one.value()))
        && switch (expr.statement()) {
          case Statement.Holds it -> isPlaced(it.term());
          case Statement.Calls it -> isPlaced(it.function()) && arePlaced(it.arguments());
          case Statement.Some it -> arePlaced(it.symbols());
          case Statement.Every it ->
              isPlaced(it.value()) && isPlaced(it.domain()) && arePlaced(it.body());
          case Statement.Not it -> arePlaced(it.body());
          case Statement.And it -> arePlaced(it.left()) && arePlaced(it.right());
          case Statement.Or it -> arePlaced(it.left()) && arePlaced(it.right());
        };
  }
}
