package dev.gavel.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true",
    "127.9.8.7, true",
    "::1, true",
    "::ffff:127.0.0.1, true",
    "10.0.0.1, false",
    "0.0.0.0, false",
    "::ffff:10.0.0.1, false",
    "fe80::1, false"
  })
  void it_knows_a_caller_on_this_machine_by_the_connection(String address, boolean local) {
    Call call = from(new InetSocketAddress(InetAddress.ofLiteral(address), 4711));

    assertThat(call.isFromThisMachine()).isEqualTo(local);
  }

  @Test
  void what_is_no_internet_address_is_not_taken_for_this_machine() {
    Call call = from(UnixDomainSocketAddress.of("/run/gavel.sock"));

    assertThat(call.isFromThisMachine()).isFalse();
    assertThat(call.remoteAddress()).isEqualTo("/run/gavel.sock");
  }

  private static Call from(SocketAddress address) {
    return new Call(
        new Call.Target("GET", "/x", null),
        Map.of(),
        new byte[0],
        "id",
        new Call.Caller(
            name -> name.equals("X-Forwarded-For") ? "127.0.0.1" : null, () -> address));
  }
}
