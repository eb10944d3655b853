package dev.gavel.rego.syntax.metadata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of YAML and the line it stands on, from 1. */
sealed interface YamlNode {

  int line();

  /**
   * A text, which may mean something else.
   *
   * @param tag null where none is written
   * @param plain whether it stands without quotes
   */
  record Text(int line, @Nullable String tag, String text, boolean plain) implements YamlNode {}

  record Sequence(int line, List<YamlNode> items) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  record Mapping(int line, List<Entry> entries) implements YamlNode {
    public Mapping {
      entries = List.copyOf(entries);
    }
  }

  record Entry(YamlNode key, YamlNode value) {}
}
