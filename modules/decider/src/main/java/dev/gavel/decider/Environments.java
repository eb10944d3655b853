package dev.gavel.decider;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The configured environments, each with its current snapshot. */
public final class Environments {
  private final SequencedMap<String, Supplier<@Nullable CompiledSnapshot>> current;

  /** Each supplier gives the environment's snapshot of the moment, null before there was one. */
  public Environments(Map<String, Supplier<@Nullable CompiledSnapshot>> current) {
    this.current = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(current));
  }

  /** What an environment's name leads to. */
  public sealed interface Lookup {

    /** A snapshot to decide on. */
    record Found(CompiledSnapshot snapshot) implements Lookup {}

    /** The environment is configured, and nothing was loaded for it yet. */
    record NotLoaded(String name) implements Lookup {}

    /** There is no environment of that name; there are these. */
    record Unknown(String name, Collection<String> configured) implements Lookup {}
  }

  public Lookup find(String name) {
    Supplier<@Nullable CompiledSnapshot> environment = current.get(name);
    if (environment == null) {
      return new Lookup.Unknown(name, names());
    }
    CompiledSnapshot snapshot = environment.get();
    return snapshot == null ? new Lookup.NotLoaded(name) : new Lookup.Found(snapshot);
  }

  public Collection<String> names() {
    return current.keySet();
  }
}
