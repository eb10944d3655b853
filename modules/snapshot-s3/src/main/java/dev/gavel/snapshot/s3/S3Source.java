package dev.gavel.snapshot.s3;

import dev.gavel.experiments.source.SnapshotSource;
import dev.gavel.experiments.source.SourceException;
import dev.gavel.experiments.source.TaggedDocuments;
import dev.gavel.experiments.source.TaggedDocuments.Tagged;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A bucket. The client is made by the first read: that takes most of a second, which belongs to the
 * thread that polls and not to the start.
 */
final class S3Source implements SnapshotSource {
  private static final int NOT_MODIFIED = 304;

  private final S3Place place;
  private final TaggedDocuments seen = new TaggedDocuments();
  private @Nullable S3Client client;
  private boolean closed;

  S3Source(S3Place place) {
    this.place = place;
  }

  @Override
  public String address() {
    return place.shown("");
  }

  @Override
  public byte[] read(String path) {
    Optional<Tagged> known = seen.find(path);
    try {
      return fetch(path, known);
    } catch (S3Exception answer) {
      if (answer.statusCode() == NOT_MODIFIED && known.isPresent()) {
        return known.get().document();
      }
      throw new SourceException(
          "%s answered with status %d%s"
              .formatted(place.shown(path), answer.statusCode(), code(answer)),
          answer);
    } catch (SdkException failed) {
      throw new SourceException(
          "%s cannot be fetched: %s".formatted(place.shown(path), failed.getMessage()), failed);
    }
  }

  private byte[] fetch(String path, Optional<Tagged> known) {
    GetObjectRequest.Builder request =
        GetObjectRequest.builder().bucket(place.bucket()).key(place.key(path));
    known.ifPresent(document -> request.ifNoneMatch(document.tag()));
    byte[] document =
        client()
            .getObject(
                request.build(),
                (answer, body) -> {
                  byte[] bytes = body.readNBytes(MAX_BYTES + 1);
                  if (bytes.length > MAX_BYTES) {
                    body.abort();
                  } else if (answer.eTag() != null) {
                    seen.remember(path, answer.eTag(), bytes);
                  }
                  return bytes;
                });
    if (document.length > MAX_BYTES) {
      throw SourceException.tooLarge(place.shown(path));
    }
    return document;
  }

  private static String code(S3Exception answer) {
    String code = answer.awsErrorDetails() == null ? null : answer.awsErrorDetails().errorCode();
    return code == null ? "" : " (" + code + ")";
  }

  private synchronized S3Client client() {
    if (closed) {
      throw new SourceException(address() + " is closed");
    }
    if (client == null) {
      client = S3Clients.open();
    }
    return client;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (client != null) {
      client.close();
    }
  }
}
