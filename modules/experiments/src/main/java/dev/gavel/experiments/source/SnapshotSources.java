package dev.gavel.experiments.source;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;

/** Finds what can read the place that an address names: directories, web servers, and plug-ins. */
public final class SnapshotSources {
  private SnapshotSources() {}

  /**
   * Opens the place; does not look whether anything is there yet.
   *
   * @throws IllegalArgumentException when the address is none, naming what would be one
   */
  public static SnapshotSource open(URI base) {
    if (base.getScheme() == null) {
      throw new IllegalArgumentException(
          "%s has no scheme; for a directory write file:%s".formatted(base, base));
    }
    Map<String, Function<URI, SnapshotSource>> known = known();
    String scheme = base.getScheme().toLowerCase(Locale.ROOT);
    Function<URI, SnapshotSource> opener = known.get(scheme);
    if (opener == null) {
      throw new IllegalArgumentException(
          "no source reads addresses that begin with %s:, only %s"
              .formatted(scheme, String.join(", ", known.keySet())));
    }
    return opener.apply(base);
  }

  private static Map<String, Function<URI, SnapshotSource>> known() {
    Map<String, Function<URI, SnapshotSource>> openers = new TreeMap<>();
    for (SnapshotSourceProvider provider : ServiceLoader.load(SnapshotSourceProvider.class)) {
      provider.schemes().forEach(scheme -> openers.put(scheme, provider::open));
    }
    openers.put("file", FileSource::at);
    openers.put("http", HttpSource::at);
    openers.put("https", HttpSource::at);
    return openers;
  }
}
