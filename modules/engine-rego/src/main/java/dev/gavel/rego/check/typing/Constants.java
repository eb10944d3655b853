package dev.gavel.rego.check.typing;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
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

/**
 * Terms that are values already, as the keys of types: JSON, so that sets are arrays and the keys
 * of objects strings.
 */
final class Constants {
  private Constants() {}

  /** Null for what is not known before it runs. */
  static @Nullable Value of(Term term) {
    return switch (term) {
      case Scalar scalar -> scalar.value();
      case ArrayTerm array -> array(array.items());
      case SetTerm set -> set(set.items());
      case ObjectTerm object -> object(object);
      case Var _, Ref _, Call _, TemplateString _ -> null;
      case ArrayComprehension _, SetComprehension _, ObjectComprehension _ -> null;
    };
  }

  private static @Nullable ArrayValue array(List<Term> terms) {
    List<Value> items = new ArrayList<>();
    for (Term term : terms) {
      Value item = of(term);
      if (item == null) {
        return null;
      }
      items.add(item);
    }
    return ArrayValue.of(items);
  }

  private static @Nullable ArrayValue set(List<Term> terms) {
    ArrayValue items = array(terms);
    if (items == null) {
      return null;
    }
    List<Value> all = new ArrayList<>();
    items.forEach(all::add);
    List<Value> sorted = new ArrayList<>();
    SetValue.of(all).forEach(sorted::add);
    return ArrayValue.of(sorted);
  }

  private static @Nullable ObjectValue object(ObjectTerm object) {
    ObjectValue.Builder entries = ObjectValue.builder();
    for (ObjectTerm.Entry entry : object.entries()) {
      Value key = of(entry.key());
      Value value = of(entry.value());
      if (key == null || value == null) {
        return null;
      }
      entries.put(key instanceof StringValue ? key : StringValue.of(key.toString()), value);
    }
    return entries.build();
  }
}
