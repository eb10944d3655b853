import org.jspecify.annotations.NullMarked;

/** From a request to its assignments. */
@NullMarked
@SuppressWarnings("module") // the server, which is let in, is compiled after this
module dev.gavel.decider {
  requires static transitive org.jspecify;
  requires transitive dev.gavel.cache;
  requires transitive dev.gavel.engine;
  requires transitive dev.gavel.experiments;

  exports dev.gavel.decider;
  exports dev.gavel.decider.memory to
      dev.gavel.server;
}
