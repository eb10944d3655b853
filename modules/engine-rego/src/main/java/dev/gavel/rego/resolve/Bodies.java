package dev.gavel.rego.resolve;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.Statement;
import java.util.ArrayList;
import java.util.List;

/** Bodies put together. */
public final class Bodies {
  private Bodies() {}

  /** A body that always holds. */
  public static Body always(Location at) {
    return Body.of(Expr.of(at, new Statement.Holds(new Scalar(at, BooleanValue.TRUE))));
  }

  /** Whether it is {@code true} and no more, as a body that was not written is. */
  public static boolean isAlways(Body body) {
    return body.expressions().size() == 1
        && body.expressions().getFirst().statement()
            instanceof Statement.Holds(Scalar(_, BooleanValue value))
        && value == BooleanValue.TRUE;
  }

  /** The body with more after it; a body {@code true} gives way to them. */
  public static Body append(Body body, List<Expr> more) {
    if (more.isEmpty()) {
      return body;
    }
    List<Expr> all = new ArrayList<>(isAlways(body) ? List.of() : body.expressions());
    all.addAll(more);
    return new Body(all);
  }

  public static Body append(Body body, Expr more) {
    return append(body, List.of(more));
  }
}
