package dev.gavel.benchmarks.load;

import dev.gavel.benchmarks.SampleSnapshot;
import dev.gavel.server.GavelServer;
import dev.gavel.server.http.HttpServer;
import dev.gavel.server.http.Reply;
import dev.gavel.server.http.RequestCounts;
import dev.gavel.server.http.Route;
import dev.gavel.server.http.RouteTable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One of the servers that {@code http/compare} puts side by side. Prints its port and runs until it
 * is stopped.
 *
 * {@snippet lang="shell" :
 * ServerUnderLoad decide DIRECTORY    # Gavel with a hundred experiments; writes below DIRECTORY
 * ServerUnderLoad constant FILE       # the same HTTP server, always answering FILE
 * ServerUnderLoad netty FILE          # bare Netty, always answering FILE
 * }
 */
public final class ServerUnderLoad {
  private ServerUnderLoad() {}

  public static void main(String[] arguments) throws IOException {
    Path path = Path.of(arguments[1]);
    int port =
        switch (arguments[0]) {
          case "decide" -> decide(path);
          case "constant" -> constant(Files.readAllBytes(path));
          case "netty" -> NettyServer.start(Files.readAllBytes(path));
          default -> throw new IllegalArgumentException("decide, constant or netty");
        };
    System.out.println(port);
  }

  private static int decide(Path directory) throws IOException {
    PublishedSnapshots published = new PublishedSnapshots(directory);
    published.publish(1, SampleSnapshot.EXPERIMENTS);
    return GavelServer.start(published.settings("5s")).port();
  }

  private static int constant(byte[] body) {
    Route route =
        Route.fast(
            "GET", "/decide", _ -> new Reply(200, Reply.JSON, ByteBuffer.wrap(body), Map.of()));
    return HttpServer.start(
            new HttpServer.Address("127.0.0.1", 0),
            HttpServer.Limits.DEFAULT,
            new RouteTable(List.of(route), new RequestCounts()))
        .port();
  }
}
