package dev.gavel.cli;

import dev.gavel.decider.SnapshotCompiler;
import dev.gavel.engine.Compilation;
import dev.gavel.engine.Engine;
import dev.gavel.engine.EngineConfig;
import dev.gavel.engine.Panel;
import dev.gavel.engine.Source;
import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.rule.RuleReader;
import dev.gavel.engine.rule.RuleSet;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.experiments.Reading;
import dev.gavel.experiments.Snapshot;
import dev.gavel.experiments.SnapshotReader;
import dev.gavel.experiments.feed.Prepared;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

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
      case Reading.Refused(List<Diagnostic> mistakes, List<Diagnostic> warnings) -> {
        found.addAll(warnings);
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
    RuleReader reader = new RuleReader(new Diagnostics()); // whose mistakes were told already
    SortedMap<String, RuleSet> inOrder =
        reader.segments(snapshot.get("segments"), Pointer.ROOT.member("segments"));
    Map<String, RuleSet> segments = Map.copyOf(inOrder); // one map, by which engines know them
    List<Source> sources = new ArrayList<>();
    inOrder.values().forEach(rules -> sources.add(new Source.Rules(rules, segments)));
    if (snapshot.get("experiments") instanceof ArrayValue experiments) {
      Pointer place = Pointer.ROOT.member("experiments");
      for (int i = 0; i < experiments.size(); i++) {
        if (experiments.get(i) instanceof ObjectValue experiment && experiment.has("rules")) {
          Pointer at = place.item(i).member("rules");
          RuleSet rules = reader.rules(experiment.get("rules"), at);
          sources.add(new Source.Rules(rules, segments));
        }
      }
    }
    engines.forEach(engine -> compile(sources, engine));
  }

  /** All at once, so that each segment is checked once. */
  private void compile(List<Source> sources, Engine engine) {
    switch (engine.compileAll(sources)) {
      case Compilation.Compiled<Panel> _ -> {}
      case Compilation.Rejected<Panel>(List<Diagnostic> mistakes) -> found.addAll(mistakes);
    }
  }
}
