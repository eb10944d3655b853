package dev.gavel.experiments.source;

import static dev.gavel.experiments.source.WebServer.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSourceTest {
  @TempDir Path directory;
  private SnapshotSource source;

  @BeforeEach
  void open() throws IOException {
    source = SnapshotSources.open(directory.resolve("base").toUri());
    Files.createDirectories(directory.resolve("base/prod"));
    Files.writeString(directory.resolve("secret"), "secret");
  }

  @Test
  void reads_what_is_there() throws IOException {
    Files.writeString(directory.resolve("base/prod/version.json"), "{}");

    assertThat(source.read("prod/version.json")).isEqualTo(bytes("{}"));
  }

  @Test
  void a_relative_directory_starts_at_the_working_directory() {
    try (SnapshotSource relative = SnapshotSources.open(URI.create("file:src/../configs"))) {
      assertThat(relative.address()).isEqualTo(Path.of("configs").toAbsolutePath().toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret", "prod/../../secret", "/etc/passwd", "../base2/x"})
  void a_path_that_leaves_the_directory_is_refused(String path) {
    assertThatThrownBy(() -> source.read(path))
        .isInstanceOf(SourceException.class)
        .hasMessage("%s leaves %s", path, directory.resolve("base"));
  }

  @Test
  void a_link_that_the_publisher_switches_is_followed() throws IOException {
    Path release = Files.createDirectories(directory.resolve("releases/3"));
    Files.writeString(release.resolve("version.json"), "three");
    Files.createSymbolicLink(directory.resolve("base/dev"), release);

    assertThat(source.read("dev/version.json")).isEqualTo(bytes("three"));
  }

  @Test
  void what_is_missing_is_named() {
    assertThatThrownBy(() -> source.read("prod/version.json"))
        .isInstanceOf(SourceException.class)
        .hasMessage(directory.resolve("base/prod/version.json") + " is not there");
    assertThatThrownBy(() -> source.read("prod")).hasMessageEndingWith("prod is no file");
    assertThatThrownBy(() -> source.read("a\0b"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("Nul character");
  }

  @Test
  void a_file_past_the_limit_is_refused() throws IOException {
    Path large = directory.resolve("base/prod/config.json");
    try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
      sparse.setLength(SnapshotSource.MAX_BYTES + 1L);
    }

    assertThatThrownBy(() -> source.read("prod/config.json"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("more than the 67,108,864 bytes");
  }

  @Test
  void an_unknown_scheme_is_refused_with_those_that_are_known() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SnapshotSources.open(URI.create("ftp://host/configs")))
        .withMessage("no source reads addresses that begin with ftp:, only file, http, https");
  }

  @Test
  void an_address_that_is_only_a_path_is_told_how_to_become_one() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SnapshotSources.open(URI.create("/srv/configs")))
        .withMessage("/srv/configs has no scheme; for a directory write file:/srv/configs");
  }
}
