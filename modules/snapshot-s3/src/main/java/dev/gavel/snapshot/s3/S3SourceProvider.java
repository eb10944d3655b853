package dev.gavel.snapshot.s3;

import dev.gavel.experiments.source.SnapshotSource;
import dev.gavel.experiments.source.SnapshotSourceProvider;
import java.net.URI;
import java.util.Set;

/** Opens {@code s3://bucket/prefix}. */
public final class S3SourceProvider implements SnapshotSourceProvider {
  public S3SourceProvider() {}

  @Override
  public Set<String> schemes() {
    return Set.of("s3");
  }

  @Override
  public SnapshotSource open(URI base) {
    return new S3Source(S3Place.of(base));
  }
}
