package dev.gavel.conditions.reads;

import dev.gavel.conditions.time.TimeWindow;
import dev.gavel.engine.Reads;
import dev.gavel.engine.Stretch;
import dev.gavel.engine.value.Value;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The attributes that conditions look at, and the windows that now may lie in. */
final class RuleReads implements Reads {
  private final Look[] looks;
  private final TimeWindow[] windows;

  RuleReads(Collection<Look> looks, Collection<TimeWindow> windows) {
    this.looks = looks.toArray(Look[]::new);
    this.windows = windows.toArray(TimeWindow[]::new);
  }

  @Override
  public void show(Value input, Consumer<? super @Nullable Value> visitor) {
    for (Look look : looks) {
      visitor.accept(look.at(input));
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
