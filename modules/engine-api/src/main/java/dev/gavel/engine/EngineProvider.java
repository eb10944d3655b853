package dev.gavel.engine;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * How an engine makes itself known: a module {@code provides} this, and {@link ServiceLoader} finds
 * it. The class has a public constructor without parameters and does nothing until {@link #create}.
 */
public interface EngineProvider {

  /** Short, lower case and stable: the name in settings, metrics and rollouts. */
  String id();

  /** The kinds of source that this engine compiles. */
  Set<Class<? extends Source>> sources();

  Engine create(EngineConfig config);

  /**
   * Whether an answer is found in less time than it takes to look it up in a cache; then none is
   * worth being kept.
   */
  default boolean isCheaperThanLookingUp() {
    return false;
  }

  /** Every engine on the module path, sorted by id. */
  static List<EngineProvider> all() {
    return ServiceLoader.load(EngineProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(EngineProvider::id))
        .toList();
  }

  /**
   * The engine of that name.
   *
   * @throws IllegalArgumentException naming the engines that there are
   */
  static EngineProvider named(String id) {
    List<EngineProvider> all = all();
    return all.stream()
        .filter(provider -> provider.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no engine '%s' on the module path; there is %s"
                        .formatted(
                            id,
                            all.isEmpty()
                                ? "none at all"
                                : all.stream().map(EngineProvider::id).toList())));
  }
}
