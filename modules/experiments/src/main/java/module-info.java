import org.jspecify.annotations.NullMarked;

/** Config snapshots: what is published, checked, picked up, and how users are bucketed. */
@NullMarked
module dev.gavel.experiments {
  requires static transitive org.jspecify;
  requires transitive dev.gavel.engine;
  requires java.net.http;
  requires org.slf4j;

  exports dev.gavel.experiments;
  exports dev.gavel.experiments.assignment;
  exports dev.gavel.experiments.bucketing;
  exports dev.gavel.experiments.feed;
  exports dev.gavel.experiments.source;

  uses dev.gavel.experiments.source.SnapshotSourceProvider;
}
