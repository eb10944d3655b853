package dev.gavel.cli;

import dev.gavel.cli.terminal.CliException;
import dev.gavel.engine.EngineProvider;
import dev.gavel.engine.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The engines that a command works with. */
final class Engines {
  private Engines() {}

  /** Every engine that understands rule trees. */
  static List<EngineProvider> forRules() {
    return EngineProvider.all().stream()
        .filter(provider -> provider.sources().contains(Source.Rules.class))
        .toList();
  }

  /** The engine of that name alone; every engine for rules, where no name was given. */
  static List<EngineProvider> forRules(@Nullable String id) {
    return id == null ? forRules() : List.of(named(id));
  }

  static EngineProvider named(String id) {
    return forRules().stream()
        .filter(provider -> provider.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                CliException.wrongUsage(
                    "there is no engine '%s' for rules here; there is %s".formatted(id, ids())));
  }

  private static String ids() {
    return String.join(", ", forRules().stream().map(EngineProvider::id).toList());
  }
}
