package dev.gavel.engine.rule;

import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The way to an attribute: its name, which may be a dotted path. At every level an attribute whose
 * own name is all of what is left wins over the path. The empty way leads to the whole context.
 */
public final class AttributePath {
  public static final AttributePath ROOT = new AttributePath();

  private final StringValue key;

  /** The first step and what follows it; both null where the name has no dot. */
  private final @Nullable StringValue head;

  private final @Nullable AttributePath tail;

  private final boolean root;

  private AttributePath() {
    this.key = StringValue.key("");
    this.head = null;
    this.tail = null;
    this.root = true;
  }

  private AttributePath(String name) {
    this.root = false;
    this.key = StringValue.key(name);
    int dot = name.indexOf('.');
    this.head = dot < 0 ? null : StringValue.key(name.substring(0, dot));
    this.tail = dot < 0 ? null : new AttributePath(name.substring(dot + 1));
  }

  public static AttributePath of(String name) {
    return name.isEmpty() ? ROOT : new AttributePath(name);
  }

  public boolean isRoot() {
    return root;
  }

  public String name() {
    return key.text();
  }

  /** The attribute's value; null when it is missing, or null in the context, which is the same. */
  public @Nullable Value in(Value context) {
    if (!(context instanceof ObjectValue object) || root) {
      return root ? context : null;
    }
    Value own = object.get(key);
    if (own == null && head != null && tail != null) {
      Value step = object.get(head);
      return step == null ? null : tail.in(step);
    }
    return own == NullValue.NULL ? null : own;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AttributePath that && key.equals(that.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  @Override
  public String toString() {
    return key.text();
  }
}
