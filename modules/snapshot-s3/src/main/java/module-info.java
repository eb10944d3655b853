import org.jspecify.annotations.NullMarked;

/** S3 as a place where snapshots come from. */
@NullMarked
@SuppressWarnings({
  "module", // the digit belongs to the name of the service
  "requires-automatic" // the AWS SDK has no module descriptors
})
module dev.gavel.snapshot.s3 {
  requires static org.jspecify;
  requires dev.gavel.experiments;
  requires software.amazon.awssdk.auth;
  requires software.amazon.awssdk.awscore;
  requires software.amazon.awssdk.core;
  requires software.amazon.awssdk.http;
  requires software.amazon.awssdk.http.urlconnection;
  requires software.amazon.awssdk.profiles;
  requires software.amazon.awssdk.regions;
  requires software.amazon.awssdk.services.s3;

  provides dev.gavel.experiments.source.SnapshotSourceProvider with
      dev.gavel.snapshot.s3.S3SourceProvider;
}
