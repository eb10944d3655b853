package dev.gavel.experiments.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.rule.RuleSet;
import dev.gavel.engine.value.JsonWriter;
import dev.gavel.engine.value.Value;
import dev.gavel.experiments.Allocation;
import dev.gavel.experiments.Eligibility;
import dev.gavel.experiments.Experiment;
import dev.gavel.experiments.Variant;
import dev.gavel.experiments.assignment.Placement.Reason;
import dev.gavel.experiments.bucketing.Bucketing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssignerTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final Variant RED = new Variant("red", "v-1", Value.parse("{\"c\":1.0}"));
  private static final Variant BLUE = new Variant("blue", "v-2", Value.parse("null"));

  @Test
  void each_bucket_draws_the_variant_that_it_is_allocated_to() {
    Assigner assigner = only(new Draft("e").allocate(RED, 0, 4999).allocate(BLUE, 5000, 9999));
    for (String user : users()) {
      Variant expected = bucket(user, "e") < 5000 ? RED : BLUE;
      assertThat(eligible(assigner, user).assignment().variantKey()).isEqualTo(expected.key());
    }
  }

  @Test
  void a_bucket_allocated_to_nobody_gets_nothing() {
    Assigner assigner = only(new Draft("e").allocate(RED, 0, 99));
    for (String user : users()) {
      Placement placement = eligible(assigner, user);
      assertThat(placement.reason())
          .isEqualTo(bucket(user, "e") < 100 ? Reason.ALLOCATED : Reason.NOT_ALLOCATED);
    }
  }

  @Test
  void a_forced_variant_beats_allocation_holdout_and_rules_but_not_the_running_time() {
    Draft draft = new Draft("e").allocate(RED, 0, 9999).force("qa", BLUE).holdOut(10_000);
    assertThat(ineligible(only(draft), "qa"))
        .extracting(Placement::reason, placement -> placement.assignment().variantKey())
        .containsExactly(Reason.FORCED, "blue");
    draft.until(NOON);
    assertThat(eligible(only(draft), "qa").reason()).isEqualTo(Reason.NOT_RUNNING);
  }

  @Test
  void it_runs_from_its_start_up_to_but_not_including_its_end() {
    Draft draft = new Draft("e").allocate(RED, 0, 9999).from(NOON).until(NOON.plusSeconds(60));
    Assigner assigner = only(draft);
    assertThat(reasonAt(assigner, NOON.minusNanos(1))).isEqualTo(Reason.NOT_RUNNING);
    assertThat(reasonAt(assigner, NOON)).isEqualTo(Reason.ALLOCATED);
    assertThat(reasonAt(assigner, NOON.plusSeconds(60).minusNanos(1))).isEqualTo(Reason.ALLOCATED);
    assertThat(reasonAt(assigner, NOON.plusSeconds(60))).isEqualTo(Reason.NOT_RUNNING);
  }

  @Test
  void the_default_is_for_those_who_are_not_eligible_and_for_nobody_else() {
    Assigner assigner = only(new Draft("e").allocate(RED, 0, 99).byDefault(BLUE));
    for (String user : users()) {
      boolean allocated = bucket(user, "e") < 100;
      assertThat(eligible(assigner, user).reason())
          .isEqualTo(allocated ? Reason.ALLOCATED : Reason.NOT_ALLOCATED);
      assertThat(ineligible(assigner, user).assignment().variantKey()).isEqualTo("blue");
    }
  }

  @Test
  void experiments_of_a_layer_share_a_line_so_that_a_user_is_in_exactly_one_of_them() {
    List<Assigner> layer =
        Assigner.of(
            List.of(
                new Draft("a").inLayer("checkout").allocate(RED, 0, 3999).byDefault(BLUE).build(),
                new Draft("b")
                    .inLayer("checkout")
                    .allocate(RED, 4000, 9999)
                    .byDefault(BLUE)
                    .build()));
    for (String user : users()) {
      assertThat(layer.stream().filter(a -> eligible(a, user).assignment() != null)).hasSize(1);
      assertThat(layer.stream().filter(a -> ineligible(a, user).assignment() != null)).hasSize(1);
      boolean first = bucket(user, "checkout") < 4000;
      assertThat(eligible(layer.getFirst(), user).assignment() != null).isEqualTo(first);
    }
  }

  @Test
  void a_user_forced_into_one_experiment_of_a_layer_is_out_of_the_others() {
    List<Assigner> layer =
        Assigner.of(
            List.of(
                new Draft("a").inLayer("l").allocate(RED, 0, 4999).build(),
                new Draft("b").inLayer("l").allocate(RED, 5000, 9999).force("qa", BLUE).build()));
    assertThat(eligible(layer.getFirst(), "qa").reason()).isEqualTo(Reason.FORCED_ELSEWHERE);
    assertThat(eligible(layer.getLast(), "qa").reason()).isEqualTo(Reason.FORCED);
  }

  @Test
  void a_holdout_keeps_the_same_users_out_of_the_whole_layer_and_the_split_of_the_rest_even() {
    List<Assigner> layer =
        Assigner.of(
            List.of(
                new Draft("a").inLayer("l").holdOut(2000).allocate(RED, 0, 4999).build(),
                new Draft("b").inLayer("l").holdOut(2000).allocate(RED, 5000, 9999).build()));
    long held = 0;
    long first = 0;
    for (String user : users()) {
      boolean out = eligible(layer.getFirst(), user).reason() == Reason.HELD_OUT;
      assertThat(eligible(layer.getLast(), user).reason() == Reason.HELD_OUT).isEqualTo(out);
      held += out ? 1 : 0;
      first += eligible(layer.getFirst(), user).assignment() != null ? 1 : 0;
    }
    assertThat(held).isBetween(300L, 500L);
    assertThat(first).isBetween(700L, 900L);
  }

  @Test
  void an_experiment_that_is_switched_off_is_not_there() {
    assertThat(Assigner.of(List.of(new Draft("e").allocate(RED, 0, 9999).off().build()))).isEmpty();
  }

  @Test
  void the_json_has_the_fields_in_order_and_the_payload_to_the_letter() {
    Assignment assignment = eligible(only(new Draft("e").allocate(RED, 0, 9999)), "u").assignment();
    JsonWriter out = new JsonWriter();
    assignment.writeTo(out);
    assertThat(new String(out.toBytes(), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"experiment_key":"e","experiment_id":"id-e","variant_key":"red",\
            "variant_id":"v-1","payload":{"c":1.0}}\
            """);
  }

  private static List<String> users() {
    return IntStream.range(0, 2000).mapToObj(i -> "user-" + i).toList();
  }

  private static Assigner only(Draft draft) {
    return Assigner.of(List.of(draft.build())).getFirst();
  }

  private static int bucket(String user, String line) {
    return Bucketing.standard().unit(user).bucket(line.getBytes(StandardCharsets.UTF_8));
  }

  private static Placement eligible(Assigner assigner, String user) {
    return switch (draw(assigner, user, NOON)) {
      case Placement settled -> settled;
      case Conditional open -> open.ifEligible();
    };
  }

  private static Placement ineligible(Assigner assigner, String user) {
    return switch (draw(assigner, user, NOON)) {
      case Placement settled -> settled;
      case Conditional open -> open.ifNot();
    };
  }

  private static Reason reasonAt(Assigner assigner, Instant moment) {
    return switch (draw(assigner, "u", moment)) {
      case Placement settled -> settled.reason();
      case Conditional open -> open.ifEligible().reason();
    };
  }

  private static Draw draw(Assigner assigner, String user, Instant moment) {
    return assigner.draw(user, Bucketing.standard().unit(user), moment);
  }

  /** An experiment in the making. */
  private static final class Draft {
    private final String key;
    private final List<Allocation> allocations = new java.util.ArrayList<>();
    private final Map<String, Variant> overrides = new java.util.HashMap<>();
    private boolean enabled = true;
    private @Nullable String layer;
    private int holdout;
    private @Nullable Instant start;
    private @Nullable Instant end;
    private @Nullable Variant fallback;

    Draft(String key) {
      this.key = key;
    }

    Draft allocate(Variant variant, int from, int to) {
      allocations.add(new Allocation(variant, from, to));
      return this;
    }

    Draft force(String user, Variant variant) {
      overrides.put(user, variant);
      return this;
    }

    Draft inLayer(String name) {
      layer = name;
      return this;
    }

    Draft holdOut(int buckets) {
      holdout = buckets;
      return this;
    }

    Draft from(Instant moment) {
      start = moment;
      return this;
    }

    Draft until(Instant moment) {
      end = moment;
      return this;
    }

    Draft byDefault(Variant variant) {
      fallback = variant;
      return this;
    }

    Draft off() {
      enabled = false;
      return this;
    }

    Experiment build() {
      return new Experiment(
          Pointer.ROOT,
          key,
          "id-" + key,
          layer == null ? key : layer,
          enabled,
          List.of(RED, BLUE),
          allocations,
          new Eligibility.ByRules(RuleSet.EVERYONE),
          layer,
          holdout,
          overrides,
          start,
          end,
          fallback,
          Set.of());
    }
  }
}
