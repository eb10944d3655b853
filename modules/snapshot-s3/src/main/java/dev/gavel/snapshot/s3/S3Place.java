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
    String path = base.getPath();
    int from = 0;
    int to = path.length();
    while (from < to && path.charAt(from) == '/') {
      from++;
    }
    while (to > from && path.charAt(to - 1) == '/') {
      to--;
    }
    return new S3Place(bucket, from == to ? "" : path.substring(from, to) + "/");
  }

  String key(String path) {
    return prefix + path;
  }

  String shown(String path) {
    return "s3://" + bucket + "/" + key(path);
  }
}
