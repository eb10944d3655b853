package dev.gavel.rego.run.document;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.Budget;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Documents put together. What stays the same is shared, and neither part changes. */
public final class Documents {
  private Documents() {}

  /** Both, recursively; where both have something and not both have an object, the first wins. */
  public static Value merged(Value first, Value second) {
    if (!(first instanceof ObjectValue mine) || !(second instanceof ObjectValue theirs)) {
      return first;
    }
    if (mine.size() == 0) {
      return second;
    }
    ObjectValue.Builder both = ObjectValue.builder(Math.max(mine.size(), theirs.size()));
    for (int i = 0; i < mine.size(); i++) {
      Value other = theirs.get(mine.key(i));
      both.put(mine.key(i), other == null ? mine.value(i) : merged(mine.value(i), other));
    }
    for (int i = 0; i < theirs.size(); i++) {
      if (mine.get(theirs.key(i)) == null) {
        both.put(theirs.key(i), theirs.value(i));
      }
    }
    return both.build();
  }

  /** The document with another value at the path; what is no object on the way becomes one. */
  public static Value with(@Nullable Value document, List<Value> path, Value value, Budget budget) {
    if (path.isEmpty()) {
      return value;
    }
    ObjectValue object = document instanceof ObjectValue known ? known : ObjectValue.EMPTY;
    Value key = path.getFirst();
    Value changed = with(object.get(key), path.subList(1, path.size()), value, budget);
    budget.allocate(Size.COLLECTION + (long) Size.ENTRY * object.size());
    return object.with(key, changed);
  }
}
