package dev.gavel.rego.tier;

import java.lang.ref.WeakReference;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Compiles in the background: one at a time, so that requests keep the other processors, and not at
 * all what nobody holds any more when its turn comes.
 */
final class Compiling {
  private static final int WAITING = 10_000;
  private static final ThreadPoolExecutor COMPILER =
      new ThreadPoolExecutor(
          1,
          1,
          5,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(WAITING),
          Thread.ofPlatform().daemon().name("gavel-rego-compiler").factory(),
          new ThreadPoolExecutor.DiscardPolicy());

  static {
    COMPILER.allowCoreThreadTimeOut(true);
  }

  private Compiling() {}

  static void inBackground(Tiered plan) {
    WeakReference<Tiered> wanted = new WeakReference<>(plan);
    COMPILER.execute(
        () -> {
          Tiered held = wanted.get();
          if (held != null) {
            held.compile();
          }
        });
  }
}
