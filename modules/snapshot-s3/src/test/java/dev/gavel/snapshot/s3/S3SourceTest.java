package dev.gavel.snapshot.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.experiments.source.SnapshotSource;
import dev.gavel.experiments.source.SnapshotSources;
import dev.gavel.experiments.source.SourceException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3SourceTest {
  private S3Server server;
  private SnapshotSource source;

  @BeforeEach
  void open() throws Exception {
    server = new S3Server();
    server.settings().forEach(System::setProperty);
    source = SnapshotSources.open(URI.create("s3://" + S3Server.BUCKET));
  }

  @AfterEach
  void close() throws Exception {
    source.close();
    server.settings().keySet().forEach(System::clearProperty);
    System.clearProperty("aws.disableEc2Metadata");
    server.goAway();
  }

  @Test
  void reads_what_is_there_and_what_comes_after_it() {
    server.publish("prod/version.json", "one".getBytes(UTF_8));

    assertThat(source.read("prod/version.json")).asString().isEqualTo("one");
    assertThat(source.read("prod/version.json")).asString().isEqualTo("one");
    server.publish("prod/version.json", "two".getBytes(UTF_8));
    assertThat(source.read("prod/version.json")).asString().isEqualTo("two");
  }

  @Test
  void what_is_missing_is_named_with_the_reason() {
    assertThatThrownBy(() -> source.read("prod/version.json"))
        .isInstanceOf(SourceException.class)
        .hasMessage(
            "s3://experiment-configs/prod/version.json answered with status 404 (NoSuchKey)");
  }

  @Test
  void a_wrong_secret_is_told_without_it() {
    System.setProperty("aws.secretAccessKey", "not-the-secret");

    assertThatThrownBy(() -> source.read("prod/version.json"))
        .isInstanceOf(SourceException.class)
        .hasMessageEndingWith("answered with status 403 (SignatureDoesNotMatch)")
        .message()
        .doesNotContain("secret");
  }

  @Test
  void missing_credentials_are_told_with_the_remedy() {
    System.clearProperty("aws.secretAccessKey");
    System.setProperty("aws.disableEc2Metadata", "true");

    assertThatThrownBy(() -> source.read("prod/version.json"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
  }

  @Test
  void an_object_past_the_limit_is_refused() {
    server.publish("prod/config.json", new byte[SnapshotSource.MAX_BYTES + 1]);

    assertThatThrownBy(() -> source.read("prod/config.json"))
        .isInstanceOf(SourceException.class)
        .hasMessageStartingWith("s3://experiment-configs/prod/config.json has more than");
  }

  @Test
  void nothing_is_read_after_closing() {
    source.close();

    assertThatThrownBy(() -> source.read("prod/version.json"))
        .isInstanceOf(SourceException.class)
        .hasMessage("s3://experiment-configs/ is closed");
  }

  @Test
  void a_bucket_may_have_a_name_that_no_host_has() {
    assertThat(S3Place.of(URI.create("s3://my_bucket/a/b/")).shown("prod/x"))
        .isEqualTo("s3://my_bucket/a/b/prod/x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3:///prefix", "s3:bucket", "s3://key:secret@bucket", "s3://bucket?x=y"})
  void an_address_that_is_no_bucket_is_refused(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SnapshotSources.open(URI.create(address)))
        .withMessage("an address in S3 is a bucket and a prefix: s3://bucket/prefix");
  }
}
