package dev.gavel.rego.syntax;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.tree.ArrayComprehension;
import dev.gavel.rego.syntax.tree.ArrayTerm;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.ObjectComprehension;
import dev.gavel.rego.syntax.tree.ObjectTerm;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.SetComprehension;
import dev.gavel.rego.syntax.tree.SetTerm;
import dev.gavel.rego.syntax.tree.TemplateString;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Terms as JSON: each an object of its type and its value. */
final class TermJson {
  private final AstJson nodes;

  TermJson(AstJson nodes) {
    this.nodes = nodes;
  }

  Value of(Term term) {
    ObjectValue.Builder json = ObjectValue.builder();
    nodes.putLocation(json, term.at());
    return json.put("type", StringValue.of(Nodes.kind(term))).put("value", content(term)).build();
  }

  Value ofNullable(@Nullable Term term) {
    return term == null ? NullValue.NULL : of(term);
  }

  Value list(List<? extends Term> terms) {
    return ArrayValue.of(terms.stream().map(this::of).toList());
  }

  Value parts(Ref ref) {
    return list(ref.parts());
  }

  Value call(Ref function, List<Term> arguments) {
    List<Term> all = new ArrayList<>(arguments);
    all.addFirst(function);
    return list(all);
  }

  private Value content(Term term) {
    return switch (term) {
      case Scalar it -> content(it.value());
      case Var it -> StringValue.of(it.name());
      case Ref it -> parts(it);
      case ArrayTerm it -> list(it.items());
      case SetTerm it -> list(TermOrder.distinct(it.items()));
      case ObjectTerm it ->
          ArrayValue.of(
              TermOrder.sortedByKey(it.entries()).stream()
                  .map(entry -> list(List.of(entry.key(), entry.value())))
                  .toList());
      case ArrayComprehension it -> comprehension(it.head(), nodes.of(it.body()));
      case SetComprehension it -> comprehension(it.head(), nodes.of(it.body()));
      case ObjectComprehension it ->
          ObjectValue.builder()
              .put("key", of(it.key()))
              .put("value", of(it.value()))
              .put("body", nodes.of(it.body()))
              .build();
      case Call it -> call(it.function(), it.arguments());
      case TemplateString it ->
          ObjectValue.builder()
              .put("parts", parts(it.parts()))
              .put("multi_line", BooleanValue.of(it.raw()))
              .build();
    };
  }

  private Value comprehension(Term head, Value body) {
    return ObjectValue.builder().put("term", of(head)).put("body", body).build();
  }

  /** OPA writes no parts as null. */
  private Value parts(List<TemplateString.Part> parts) {
    return parts.isEmpty()
        ? NullValue.NULL
        : ArrayValue.of(parts.stream().map(this::part).toList());
  }

  private Value part(TemplateString.Part part) {
    return switch (part) {
      case TemplateString.Text it -> of(Nodes.string(it.at(), it.text()));
      case TemplateString.Hole it -> {
        Scalar constant = Nodes.constant(it);
        yield constant != null ? of(constant) : nodes.of(it.expression(), 0);
      }
    };
  }

  /** OPA writes null as an empty object. */
  private Value content(Value value) {
    return switch (value) {
      case NullValue _ -> ObjectValue.EMPTY;
      case BooleanValue _, NumberValue _, StringValue _ -> value;
      case ArrayValue array -> values(array);
      case SetValue set -> values(set);
      case ObjectValue object -> {
        List<Value> entries = new ArrayList<>();
        for (int i = 0; i < object.size(); i++) {
          entries.add(values(List.of(object.key(i), object.value(i))));
        }
        yield ArrayValue.of(entries);
      }
    };
  }

  private Value values(Iterable<Value> values) {
    List<Value> terms = new ArrayList<>();
    values.forEach(value -> terms.add(of(new Scalar(Location.NONE, value))));
    return ArrayValue.of(terms);
  }
}
