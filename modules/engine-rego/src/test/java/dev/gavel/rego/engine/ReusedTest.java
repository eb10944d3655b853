package dev.gavel.rego.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gavel.engine.Reuse;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ReusedTest {
  private final Reused<StringBuilder> reused = new Reused<>();

  @Test
  void two_who_make_the_same_at_once_get_one_and_the_same() throws Exception {
    CyclicBarrier bothAreAtIt = new CyclicBarrier(2);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<StringBuilder>> made =
          List.of(
              threads.submit(() -> reused.get("x", () -> after(bothAreAtIt))),
              threads.submit(() -> reused.get("x", () -> after(bothAreAtIt))));

      StringBuilder one = made.get(0).get();
      StringBuilder other = made.get(1).get();
      assertThat(reused.reuse()).isEqualTo(new Reuse(2, 0, 1));
      assertThat(one).isSameAs(other);
    }
  }

  private static StringBuilder after(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception broken) {
      throw new AssertionError(broken);
    }
    return new StringBuilder();
  }

  @Test
  void what_could_not_be_made_is_not_counted_and_can_be_made_later() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                reused.get(
                    "x",
                    () -> {
                      throw new IllegalStateException("not today");
                    }));
    assertThat(reused.reuse()).isEqualTo(Reuse.NONE);

    StringBuilder made = reused.get("x", StringBuilder::new);
    assertThat(reused.get("x", StringBuilder::new)).isSameAs(made);
    assertThat(reused.get("y", StringBuilder::new)).isNotSameAs(made);
  }
}
