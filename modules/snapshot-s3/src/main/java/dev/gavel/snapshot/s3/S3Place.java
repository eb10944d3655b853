package dev.gavel.snapshot.s3;

import java.net.URI;

/**
 * A bucket and what the keys in it begin with.
 *
 * @param prefix empty, or with a slash at its end
 */
record S3Place(String bucket, String prefix) {

  static S3Place of(URI base) {
    String bucket = base.getAuthority(); // a bucket's name need not be a host's
    if (bucket == null
        || base.getUserInfo() != null
        || base.getQuery() != null
        || base.getFragment() != null) {
      throw new IllegalArgumentException(
          "an address in S3 is a bucket and a prefix: s3://bucket/prefix");
    }
    String prefix = base.getPath().replaceAll("^/+|/+$", "");
    return new S3Place(bucket, prefix.isEmpty() ? "" : prefix + "/");
  }

  String key(String path) {
    return prefix + path;
  }

  String shown(String path) {
    return "s3://" + bucket + "/" + key(path);
  }
}
