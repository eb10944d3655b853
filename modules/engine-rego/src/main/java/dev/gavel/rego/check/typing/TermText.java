package dev.gavel.rego.check.typing;

import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.engine.value.StringValue;

final class TermText {
  private TermText() {}

  static String of(Term term) {
    return switch (term) {
      case Scalar s -> s.value().toString();
      case Var v -> v.isWildcard() ? "_" : v.name();
      case Ref r -> {
        StringBuilder text = new StringBuilder(of(r.head()));
        for (Term part : r.parts().subList(1, r.parts().size())) {
          if (part instanceof Scalar(_, StringValue s)) text.append('.').append(s.text());
          else text.append('[').append(of(part)).append(']');
        }
        yield text.toString();
      }
      default -> term.toString();
    };
  }
}
