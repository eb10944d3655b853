package dev.gavel.experiments;

import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.value.JsonException;
import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.experiments.bucketing.Bucketing;
import java.util.List;
import java.util.Map;

/** STUB: reads version and environment only. */
public final class SnapshotReader {
  private SnapshotReader() {}

  public static Reading read(byte[] json) {
    try {
      if (JsonReader.read(json) instanceof ObjectValue document
          && document.get("version") instanceof NumberValue version) {
        return new Reading.Accepted(
            new Snapshot(
                version.decimal().longValueExact(),
                document.get("environment") instanceof StringValue name ? name.text() : null,
                Bucketing.standard(),
                Map.of(),
                List.of()),
            List.of());
      }
    } catch (JsonException unreadable) {
      return new Reading.Refused(List.of(Diagnostic.of(unreadable)));
    }
    return new Reading.Refused(
        List.of(
            Diagnostic.error(
                "invalid_snapshot", Pointer.ROOT.member("version"), "is no number", "")));
  }
}
