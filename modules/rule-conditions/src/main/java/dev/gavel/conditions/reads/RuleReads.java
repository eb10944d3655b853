package dev.gavel.conditions.reads;

import dev.gavel.conditions.time.TimeWindow;
import dev.gavel.engine.Reads;
import dev.gavel.engine.Stretch;
import dev.gavel.engine.rule.AttributePath;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.Value;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The attributes that conditions compare, those of which they ask only whether they are there, and
 * the windows that now may lie in.
 */
final class RuleReads implements Reads {
  private final AttributePath[] compared;
  private final AttributePath[] sought;
  private final TimeWindow[] windows;

  RuleReads(Set<AttributePath> compared, Set<AttributePath> sought, Set<TimeWindow> windows) {
    this.compared = compared.toArray(AttributePath[]::new);
    this.sought = sought.toArray(AttributePath[]::new);
    this.windows = windows.toArray(TimeWindow[]::new);
  }

  @Override
  public void show(Value input, Consumer<? super @Nullable Value> visitor) {
    for (AttributePath attribute : compared) {
      visitor.accept(attribute.in(input));
    }
    for (AttributePath attribute : sought) {
      Value found = attribute.in(input);
      visitor.accept(found == null || found == NullValue.NULL ? null : BooleanValue.TRUE);
    }
  }

  @Override
  public Stretch around(Instant now) {
    Stretch stretch = Stretch.ALWAYS;
    for (TimeWindow window : windows) {
      stretch = stretch.and(window.around(now));
    }
    return stretch;
  }
}
