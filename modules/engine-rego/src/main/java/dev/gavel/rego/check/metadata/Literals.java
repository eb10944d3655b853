package dev.gavel.rego.check.metadata;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.tree.ArrayTerm;
import dev.gavel.rego.syntax.tree.ObjectTerm;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.SetTerm;
import dev.gavel.rego.syntax.tree.Term;
import java.util.ArrayList;
import java.util.List;

/** Values as a policy would write them. */
final class Literals {
  private Literals() {}

  static Term of(Value value, Location at) {
    return switch (value) {
      case NullValue _, BooleanValue _, NumberValue _, StringValue _ -> new Scalar(at, value);
      case ArrayValue array -> new ArrayTerm(at, items(array, at));
      case SetValue set -> new SetTerm(at, items(set, at));
      case ObjectValue object -> {
        List<ObjectTerm.Entry> entries = new ArrayList<>();
        for (int i = 0; i < object.size(); i++) {
          entries.add(new ObjectTerm.Entry(of(object.key(i), at), of(object.value(i), at)));
        }
        yield new ObjectTerm(at, entries);
      }
    };
  }

  private static List<Term> items(Iterable<Value> values, Location at) {
    List<Term> items = new ArrayList<>();
    values.forEach(value -> items.add(of(value, at)));
    return items;
  }
}
