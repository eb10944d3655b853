package dev.gavel.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.cache.SharedStore;
import dev.gavel.cache.StoreSettings;
import io.lettuce.core.RedisURI;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  private static RedisURI read(String address) {
    return Address.read(URI.create(address), Duration.ofSeconds(1));
  }

  @Test
  void what_is_left_out_is_as_usual() {
    RedisURI uri = read("redis://cache.example");

    assertThat(uri.getHost()).isEqualTo("cache.example");
    assertThat(uri.getPort()).isEqualTo(6379);
    assertThat(uri.getDatabase()).isZero();
    assertThat(uri.isSsl()).isFalse();
  }

  @Test
  void everything_can_be_said() {
    RedisURI uri = read("rediss://user:p%40ss+word@[::1]:7000/3");
    var credentials = uri.getCredentialsProvider().resolveCredentials().block();

    assertThat(uri.getHost()).isEqualTo("::1");
    assertThat(uri.getPort()).isEqualTo(7000);
    assertThat(uri.getDatabase()).isEqualTo(3);
    assertThat(uri.isSsl()).isTrue();
    assertThat(uri.isVerifyPeer()).isTrue();
    assertThat(credentials.getUsername()).isEqualTo("user");
    assertThat(credentials.getPassword()).containsExactly("p@ss+word".toCharArray());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis:secret",
        "redis:///1",
        "redis://secret@host",
        "redis://u:secret@host:0",
        "redis://u:secret@host:70000",
        "redis://u:secret@host/secret",
        "redis://u:secret@host/-1",
        "redis://u:secret@host/99999999999",
        "redis://u:secret@host?timeout=secret",
        "redis://u:secret@host#secret",
        "redis://u:secret@my_host"
      })
  void what_cannot_be_used_is_said_without_the_password(String address) {
    assertThatThrownBy(() -> SharedStore.open(URI.create(address), StoreSettings.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("redis://[[user]:password@]host[:port][/database]")
        .message()
        .doesNotContain("secret");
  }
}
