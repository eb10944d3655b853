package dev.gavel.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class JsonLogLayoutTest {

  @Test
  void an_event_is_one_line_of_json_whatever_it_holds() {
    LoggingEvent event =
        new LoggingEvent(
            getClass().getName(),
            new LoggerContext().getLogger("dev.gavel.Some"),
            Level.WARN,
            "two\n\"lines\" of {}",
            new IllegalStateException("broken"),
            new Object[] {"text"});
    event.setMDCPropertyMap(Map.of("request_id", "abc"));
    event.setKeyValuePairs(List.of(new KeyValuePair("count", 3), new KeyValuePair("none", null)));

    String line = new JsonLogLayout().doLayout(event);

    assertThat(line).hasLineCount(1).endsWith("}\n");
    ObjectValue fields = (ObjectValue) Value.parse(line);
    assertThat(fields.get("level")).isEqualTo(Value.of("WARN"));
    assertThat(fields.get("logger")).isEqualTo(Value.of("dev.gavel.Some"));
    assertThat(fields.get("message")).isEqualTo(Value.of("two\n\"lines\" of text"));
    assertThat(fields.get("request_id")).isEqualTo(Value.of("abc"));
    assertThat(fields.get("count")).isEqualTo(Value.of(3));
    assertThat(fields.get("none")).isEqualTo(Value.of("null"));
    assertThat(fields.get("error").toString()).contains("IllegalStateException: broken");
  }
}
