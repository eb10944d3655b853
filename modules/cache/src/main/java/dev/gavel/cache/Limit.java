package dev.gavel.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.ToIntBiFunction;

/** How much a cache holds. */
sealed interface Limit<K, V> {

  long most();

  /** The room that an entry takes. */
  long weight(K key, V value);

  <A, B> Caffeine<K, Kept<V>> on(Caffeine<A, B> caffeine);

  /** So many entries, whatever their size. */
  record Entries<K, V>(long most) implements Limit<K, V> {
    @Override
    public long weight(K key, V value) {
      return 1;
    }

    @Override
    @SuppressWarnings("unchecked") // of a builder that was told nothing yet
    public <A, B> Caffeine<K, Kept<V>> on(Caffeine<A, B> caffeine) {
      return (Caffeine<K, Kept<V>>) caffeine.maximumSize(most);
    }
  }

  /** So much in the unit of the weigher, bytes for one. */
  record Weight<K, V>(long most, ToIntBiFunction<? super K, ? super V> weigher)
      implements Limit<K, V> {
    @Override
    public long weight(K key, V value) {
      return weigher.applyAsInt(key, value);
    }

    @Override
    @SuppressWarnings("unchecked") // of a builder that was told nothing yet
    public <A, B> Caffeine<K, Kept<V>> on(Caffeine<A, B> caffeine) {
      return ((Caffeine<K, Kept<V>>) caffeine)
          .maximumWeight(most)
          .weigher((key, kept) -> weigher.applyAsInt(key, kept.value()));
    }
  }
}
