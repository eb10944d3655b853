package dev.gavel.cli;

import dev.gavel.decider.SnapshotCompiler;
import dev.gavel.engine.Compilation;
import dev.gavel.engine.Engine;
import dev.gavel.engine.EngineConfig;
import dev.gavel.engine.Program;
import dev.gavel.engine.Source;
import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.rule.RuleReader;
import dev.gavel.engine.rule.RuleSet;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.experiments.Reading;
import dev.gavel.experiments.Snapshot;
import dev.gavel.experiments.SnapshotReader;
import dev.gavel.experiments.feed.Prepared;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that a service would find wrong with a snapshot, at once. The reader finds mistakes of
 * shape, and the engines find mistakes in operands. A service gives up after the first; here the
 * engines look at the rules even so.
 */
final class SnapshotCheck {
  private final List<Engine> engines;

  /** Told by several engines, a mistake still is one. */
  private final Set<Diagnostic> found = new LinkedHashSet<>();

  SnapshotCheck() {
    engines =
        Engines.forRules().stream().map(provider -> provider.create(EngineConfig.DEFAULT)).toList();
  }

  Set<Diagnostic> check(byte[] document) {
    switch (SnapshotReader.read(document)) {
      case Reading.Accepted(Snapshot snapshot, List<Diagnostic> warnings) -> {
        found.addAll(warnings);
        engines.forEach(engine -> prepare(engine, snapshot));
      }
      case Reading.Refused(List<Diagnostic> mistakes) -> {
        found.addAll(mistakes);
        if (mistakes.stream().noneMatch(mistake -> mistake.code().equals("invalid_json"))) {
          compileRules(JsonReader.read(document));
        }
      }
    }
    return found;
  }

  private void prepare(Engine engine, Snapshot snapshot) {
    String environment = snapshot.environment() == null ? "" : snapshot.environment();
    switch (new SnapshotCompiler(engine).prepare(environment, snapshot)) {
      case Prepared.Ready<?> _ -> {}
      case Prepared.Refused<?>(List<Diagnostic> mistakes) -> found.addAll(mistakes);
    }
  }

  /** Looks for rules where a snapshot has them, without asking anything of what is around them. */
  private void compileRules(Value document) {
    if (!(document instanceof ObjectValue snapshot)) {
      return;
    }
    Map<String, RuleSet> segments = new HashMap<>();
    if (snapshot.get("segments") instanceof ObjectValue named) {
      Pointer place = Pointer.ROOT.member("segments");
      for (int i = 0; i < named.size(); i++) {
        if (named.key(i) instanceof StringValue(String name)) {
          segments.put(name, read(named.value(i), place.member(name)));
        }
      }
    }
    segments.values().forEach(rules -> compile(rules, segments));
    if (snapshot.get("experiments") instanceof ArrayValue experiments) {
      Pointer place = Pointer.ROOT.member("experiments");
      for (int i = 0; i < experiments.size(); i++) {
        if (experiments.get(i) instanceof ObjectValue experiment && experiment.has("rules")) {
          Pointer at = place.item(i).member("rules");
          compile(read(Value.of(experiment.get("rules")), at), segments);
        }
      }
    }
  }

  /** The mistakes of this reading were told already. */
  private static RuleSet read(Value rules, Pointer place) {
    return new RuleReader(new Diagnostics()).rules(rules, place);
  }

  private void compile(RuleSet rules, Map<String, RuleSet> segments) {
    for (Engine engine : engines) {
      switch (engine.compile(new Source.Rules(rules, segments))) {
        case Compilation.Compiled<Program> _ -> {}
        case Compilation.Rejected<Program>(List<Diagnostic> mistakes) -> found.addAll(mistakes);
      }
    }
  }
}
