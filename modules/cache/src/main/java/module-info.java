import org.jspecify.annotations.NullMarked;

/**
 * Answers that were found once, kept in the process and, where there is one, in a tier that
 * processes share.
 */
@NullMarked
module dev.gavel.cache {
  requires static transitive org.jspecify;
  requires com.github.benmanes.caffeine;

  exports dev.gavel.cache;

  uses dev.gavel.cache.SharedStoreProvider;
}
