package dev.gavel.cache;

import java.net.URI;
import java.time.Duration;
import java.util.ServiceLoader;

/**
 * A server outside of the process that holds the shared tiers of caches. Opening one does not wait
 * for the server: it may come, go and come back at any time.
 */
public interface SharedStore extends AutoCloseable {

  /** A tier with a name of its own in the store. */
  <K, V> SharedTier<K, V> tier(String namespace, Codec<K, V> codec, Duration timeToLive);

  /** Whether the server answers now; otherwise the sentence says since when not, and why. */
  StoreHealth health();

  @Override
  void close();

  /**
   * The store at that address, by the provider on the module path that knows its scheme.
   *
   * @throws IllegalArgumentException when nobody knows it, or it cannot be read; the message shows
   *     no password
   */
  static SharedStore open(URI address, StoreSettings settings) {
    return ServiceLoader.load(SharedStoreProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.opens(address))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is nothing on the module path that opens a store at %s:"
                        .formatted(address.getScheme())))
        .open(address, settings);
  }
}
