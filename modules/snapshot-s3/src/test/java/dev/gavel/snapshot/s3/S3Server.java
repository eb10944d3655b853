package dev.gavel.snapshot.s3;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** A real S3 server with one bucket in memory, which can go away and come back. */
final class S3Server {
  static final String BUCKET = "experiment-configs";

  private final RecordingStore store = new RecordingStore(new TransientNio2BlobStore());
  private S3Proxy server;
  private int port;

  S3Server() throws Exception {
    server = listen(0);
    port = server.getPort();
    try (S3Client publisher = publisher()) {
      publisher.createBucket(bucket -> bucket.bucket(BUCKET));
    }
  }

  private S3Proxy listen(int port) throws Exception {
    S3Proxy listening =
        S3Proxy.builder()
            .blobStore(store)
            .endpoint(URI.create("http://127.0.0.1:" + port))
            .stopTimeout(0)
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "publisher", "publisher-secret")
            .build();
    listening.start();
    return listening;
  }

  /** What the AWS SDK has to be told for this server, as system properties. */
  Map<String, String> settings() {
    return Map.of(
        "aws.endpointUrlS3", "http://127.0.0.1:" + port,
        "aws.accessKeyId", "publisher",
        "aws.secretAccessKey", "publisher-secret");
  }

  void publish(String key, byte[] document) {
    try (S3Client publisher = publisher()) {
      publisher.putObject(
          object -> object.bucket(BUCKET).key(key), RequestBody.fromBytes(document));
    }
  }

  private S3Client publisher() {
    return S3Client.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + port))
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create("publisher", "publisher-secret")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  List<String> asked() {
    return store.asked();
  }

  void goAway() throws Exception {
    server.stop();
  }

  void comeBack() throws Exception {
    server = listen(port);
  }

  /** Remembers the keys that were asked for. */
  private static final class RecordingStore extends ForwardingBlobStore {
    private final List<String> asked = new ArrayList<>();

    RecordingStore(BlobStore store) {
      super(store);
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
      synchronized (this) {
        asked.add(request.key());
      }
      return super.getBlob(request);
    }

    synchronized List<String> asked() {
      List<String> keys = List.copyOf(asked);
      asked.clear();
      return keys;
    }
  }
}
