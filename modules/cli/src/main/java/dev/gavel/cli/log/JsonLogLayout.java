package dev.gavel.cli.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/** A log event as a JSON object on one line; what the event carries beside its text are members. */
final class JsonLogLayout extends LayoutBase<ILoggingEvent> {

  @Override
  public String doLayout(ILoggingEvent event) {
    ObjectValue.Builder line =
        ObjectValue.builder()
            .put("time", StringValue.of(event.getInstant().toString()))
            .put("level", StringValue.of(event.getLevel().toString()))
            .put("logger", StringValue.of(event.getLoggerName()))
            .put("message", StringValue.of(event.getFormattedMessage()));
    event.getMDCPropertyMap().forEach((key, value) -> line.put(key, StringValue.of(value)));
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        line.put(pair.key, value(pair.value));
      }
    }
    if (event.getThrowableProxy() != null) {
      line.put("error", StringValue.of(ThrowableProxyUtil.asString(event.getThrowableProxy())));
    }
    return line.build() + "\n";
  }

  private static Value value(@Nullable Object logged) {
    return switch (logged) {
      case Boolean _, Integer _, Long _, Double _ -> Value.of(logged);
      case null, default -> StringValue.of(String.valueOf(logged));
    };
  }
}
