package dev.gavel.rego.resolve.rewrite;

import static dev.gavel.rego.syntax.tree.walk.Identity.same;

import dev.gavel.rego.resolve.Rules;
import dev.gavel.rego.resolve.Variables;
import dev.gavel.rego.resolve.rewrite.local.DeclaredNames;
import dev.gavel.rego.syntax.tree.ArrayComprehension;
import dev.gavel.rego.syntax.tree.ArrayTerm;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.Head;
import dev.gavel.rego.syntax.tree.ObjectComprehension;
import dev.gavel.rego.syntax.tree.ObjectTerm;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.SetComprehension;
import dev.gavel.rego.syntax.tree.SetTerm;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.TemplateString;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.syntax.tree.walk.Rewriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Replaces the names of globals where no argument and no declared variable hides them. */
final class ReferenceResolver extends Rewriter {
  private final Globals globals;
  private final Deque<Set<String>> hidden = new ArrayDeque<>();

  ReferenceResolver(Globals globals, Set<String> hidden) {
    this.globals = globals;
    this.hidden.push(hidden);
  }

  /** A rule without its {@code else}; arguments only bind, so they stay as they are. */
  Rule branch(Rule rule) {
    Head head = rule.head();
    List<Term> path = new ArrayList<>(head.reference().parts());
    path.subList(1, path.size()).replaceAll(this::term);
    Head resolved =
        Rules.with(
            head,
            new Ref(head.reference().at(), path),
            head.arguments(),
            head.key() == null ? null : term(head.key()),
            head.value() == null ? null : term(head.value()));
    return Rules.with(rule, resolved, body(rule.body()));
  }

  @Override
  public Term term(Term term) {
    return switch (term) {
      case Var variable -> {
        Ref global = global(variable);
        yield global == null ? variable : global;
      }
      case ArrayComprehension it -> within(DeclaredNames.in(it.body()), it);
      case SetComprehension it -> within(DeclaredNames.in(it.body()), it);
      case ObjectComprehension it -> within(DeclaredNames.in(it.body()), it);
      case Scalar _, Ref _, ArrayTerm _, SetTerm _, ObjectTerm _, Call _, TemplateString _ ->
          super.term(term);
    };
  }

  private Term within(Set<String> declared, Term comprehension) {
    hidden.push(declared);
    Term resolved = super.term(comprehension);
    hidden.pop();
    return resolved;
  }

  @Override
  public Ref path(Ref ref) {
    List<Term> parts = new ArrayList<>();
    boolean changed = false;
    for (int i = 0; i < ref.parts().size(); i++) {
      Term part = ref.parts().get(i);
      Ref global = i == 0 && part instanceof Var name ? global(name) : null;
      if (global != null) {
        parts.addAll(global.parts());
        changed = true;
      } else {
        Term resolved = part instanceof TemplateString ? part : term(part);
        changed |= !same(resolved, part);
        parts.add(resolved);
      }
    }
    return changed ? new Ref(ref.at(), parts) : ref;
  }

  @Override
  public Statement statement(Statement statement) {
    return switch (statement) {
      case Statement.Some some ->
          some.symbols().getFirst() instanceof Call ? super.statement(some) : some;
      case Statement.Every every -> every(every);
      case Statement.Holds _, Statement.Calls _, Statement.Not _, Statement.And _, Statement.Or _ ->
          super.statement(statement);
    };
  }

  private Statement every(Statement.Every every) {
    Variables own = new Variables();
    if (every.key() != null) {
      own.visit(every.key());
    }
    own.visit(every.value());
    hidden.push(own.names());
    Term domain = term(every.domain());
    Body body = body(every.body());
    hidden.pop();
    return new Statement.Every(every.at(), every.key(), every.value(), domain, body);
  }

  private @Nullable Ref global(Var name) {
    boolean visible =
        globals.contains(name.name())
            && hidden.stream().noneMatch(names -> names.contains(name.name()));
    return visible ? globals.lookUp(name) : null;
  }
}
