package dev.gavel.cache.redis.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A bad network in front of a server on 127.0.0.1: passes bytes on, later, not all of them, or not
 * at all.
 */
public final class ChaoticProxy implements AutoCloseable {
  private static final int AT_ONCE = 8_192;
  private static final int LONGEST_GAP = 300;

  private final int target;
  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger dropped = new AtomicInteger();
  private volatile Duration delay = Duration.ZERO;
  private volatile double loss;
  private volatile boolean silent;

  private ChaoticProxy(int target) {
    this.target = target;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** One that does no harm yet. */
  public static ChaoticProxy before(int port) {
    ChaoticProxy proxy = new ChaoticProxy(port);
    Thread.ofVirtual().name("chaotic-proxy").start(proxy::accept);
    return proxy;
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Holds everything up for so long, in each direction. */
  public void delay(Duration each) {
    delay = each;
  }

  /** Leaves some bytes out of this share of the pieces that pass, in either direction. */
  public void lose(double share) {
    loss = share;
  }

  /** How often bytes were left out. */
  public int losses() {
    return dropped.get();
  }

  /** Takes what comes and passes nothing on, with the connections open. */
  public void silence(boolean is) {
    silent = is;
  }

  /** Closes all connections; new ones are made as ever. */
  public void cut() {
    open.forEach(ChaoticProxy::close);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket near = listener.accept();
        Socket far = new Socket();
        open.add(near);
        open.add(far);
        far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> pass(near, far));
        Thread.ofVirtual().start(() -> pass(far, near));
      } catch (IOException refused) {
        cut();
      }
    }
  }

  private void pass(Socket from, Socket to) {
    byte[] bytes = new byte[AT_ONCE];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      int count;
      while ((count = in.read(bytes)) >= 0) {
        Thread.sleep(delay);
        if (!silent) {
          write(out, bytes, count);
        }
      }
    } catch (IOException closed) {
      // as connections are
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private void write(OutputStream out, byte[] bytes, int count) throws IOException {
    if (loss > 0 && ThreadLocalRandom.current().nextDouble() < loss) {
      dropped.incrementAndGet();
      int start = ThreadLocalRandom.current().nextInt(count);
      int end = Math.min(count, start + 1 + ThreadLocalRandom.current().nextInt(LONGEST_GAP));
      out.write(bytes, 0, start);
      out.write(bytes, end, count - end);
    } else {
      out.write(bytes, 0, count);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException closed) {
      // then it is
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    cut();
  }
}
