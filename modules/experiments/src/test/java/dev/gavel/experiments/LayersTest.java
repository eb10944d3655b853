package dev.gavel.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LayersTest {
  private static final String LOWER =
      "'layer': 'l', 'allocations': [{'variant': 'a', 'from': 0, 'to': 4999}]";
  private static final String UPPER =
      "'layer': 'l', 'allocations': [{'variant': 'a', 'from': 5000, 'to': 9999}]";
  private static final String JANUARY = ", 'start': '2026-01-01', 'end': '2026-02-01'";
  private static final String FEBRUARY = ", 'start': '2026-02-01', 'end': '2026-03-01'";
  private static final String ALL_YEAR = ", 'start': '2026-01-01', 'end': '2027-01-01'";
  private static final String USER = "'layer': 'l', 'overrides': {'user-1': 'a', 'user-2': 'b'}";

  private static String[] pair(String first, String second) {
    return new String[] {Documents.experiment("x", first), Documents.experiment("y", second)};
  }

  private static void assertFine(String first, String second) {
    Documents.accepted(Documents.of(pair(first, second)));
    Documents.accepted(Documents.of(pair(second, first)));
  }

  private static void assertMistakes(String first, String second, String... mistakes) {
    assertThat(Documents.places(Documents.of(pair(first, second)))).containsExactly(mistakes);
  }

  @Test
  void experiments_of_one_layer_share_one_line() {
    assertThat(Documents.snapshot(Documents.of(pair(LOWER, UPPER))).experiments())
        .extracting(Experiment::line)
        .containsExactly("l", "l");
  }

  @Test
  void ranges_of_a_layer_may_not_overlap() {
    assertMistakes(LOWER, LOWER, "/experiments/1/allocations/0 overlapping_experiments");
    assertMistakes(
        LOWER,
        "'layer': 'l', 'allocations': [{'variant': 'a', 'from': 4999, 'to': 5000}, {'variant': 'b',"
            + " 'from': 100, 'to': 200}]",
        "/experiments/1/allocations/0 overlapping_experiments",
        "/experiments/1/allocations/1 overlapping_experiments");
  }

  @Test
  void ranges_may_overlap_in_other_layers_or_none() {
    assertFine(LOWER, LOWER.replace("'l'", "'m'"));
    assertFine(LOWER, LOWER.replace("'layer': 'l', ", ""));
    assertFine(LOWER.replace("'layer': 'l', ", ""), LOWER.replace("'layer': 'l', ", ""));
  }

  @Test
  void a_disabled_experiment_takes_no_buckets() {
    assertFine(LOWER, LOWER + ", 'enabled': false");
  }

  @Test
  void experiments_may_follow_each_other_on_the_same_buckets() {
    assertFine(LOWER + JANUARY, LOWER + FEBRUARY);
    assertFine(LOWER + ", 'end': '2026-02-01'", LOWER + ", 'start': '2026-02-01'");
  }

  @Test
  void experiments_that_run_at_the_same_time_may_not_share_buckets() {
    String mistake = "/allocations/0 overlapping_experiments";
    assertMistakes(LOWER + ALL_YEAR, LOWER + FEBRUARY, "/experiments/1" + mistake);
    assertMistakes(LOWER + FEBRUARY, LOWER + ALL_YEAR, "/experiments/0" + mistake);
    assertMistakes(LOWER + FEBRUARY, LOWER, "/experiments/0" + mistake);
    assertMistakes(LOWER + ", 'start': '2026-01-01'", LOWER + FEBRUARY, "/experiments/1" + mistake);
    assertMistakes(LOWER + ", 'end': '2026-02-02'", LOWER + FEBRUARY, "/experiments/1" + mistake);
  }

  @Test
  void buckets_of_an_experiment_that_is_over_are_free_while_others_run_on() {
    String document =
        Documents.of(
            Documents.experiment("long", UPPER + ALL_YEAR),
            Documents.experiment("january", LOWER + JANUARY),
            Documents.experiment("february", LOWER + FEBRUARY),
            Documents.experiment("late", UPPER + ", 'start': '2026-12-31'"));

    assertThat(Documents.places(document))
        .containsExactly("/experiments/3/allocations/0 overlapping_experiments");
  }

  @Test
  void a_holdout_holds_for_the_whole_layer() {
    assertThat(
            Documents.snapshot(
                    Documents.of(
                        Documents.experiment("x", LOWER),
                        Documents.experiment("y", UPPER + ", 'holdout': 7.5"),
                        Documents.experiment("z", "'layer': 'l', 'holdout': 7.50"),
                        Documents.experiment("other", "'layer': 'm'"),
                        Documents.experiment("alone", "'holdout': 1")))
                .experiments())
        .extracting(Experiment::holdout)
        .containsExactly(750, 750, 750, 0, 100);
  }

  @Test
  void a_layer_has_one_holdout() {
    String mistake = "/experiments/1/holdout conflicting_holdouts";
    assertMistakes(LOWER + ", 'holdout': 5", UPPER + ", 'holdout': 6", mistake);
    assertMistakes(LOWER + ", 'holdout': 5", UPPER + ", 'holdout': 0", mistake);
    assertFine(LOWER + ", 'holdout': 5", UPPER.replace("'l'", "'m'") + ", 'holdout': 6");
  }

  @Test
  void a_user_is_forced_into_one_experiment_of_a_layer() {
    assertMistakes(
        USER,
        USER,
        "/experiments/1/overrides/user-1 overlapping_overrides",
        "/experiments/1/overrides/user-2 overlapping_overrides");
    assertMistakes(
        USER,
        "'layer': 'l', 'overrides': {'user-3': 'a', 'user-2': 'a'}",
        "/experiments/1/overrides/user-2 overlapping_overrides");
    assertMistakes(
        USER + ALL_YEAR,
        "'layer': 'l', 'overrides': {'user-2': 'a'}" + FEBRUARY,
        "/experiments/1/overrides/user-2 overlapping_overrides");
    assertFine(USER, USER.replace("'l'", "'m'"));
    assertFine(USER, USER + ", 'enabled': false");
    assertFine(USER + JANUARY, USER + FEBRUARY);
  }

  @Test
  void an_override_collides_with_whichever_runs_the_longest() {
    String user = "'layer': 'l', 'overrides': {'u': 'a'}";
    String document =
        Documents.of(
            Documents.experiment("year", user + ALL_YEAR),
            Documents.experiment("january", user + JANUARY),
            Documents.experiment("february", user + FEBRUARY));

    assertThat(Documents.places(document))
        .containsExactly(
            "/experiments/1/overrides/u overlapping_overrides",
            "/experiments/2/overrides/u overlapping_overrides");
  }

  @Test
  void a_faulty_part_causes_no_mistakes_in_its_layer() {
    assertMistakes(LOWER, LOWER + ", 'start': 'soon'", "/experiments/1/start invalid_time");
    assertMistakes(LOWER, LOWER + ", 'enabled': 0", "/experiments/1/enabled wrong_shape");
    assertMistakes(
        LOWER + ", 'holdout': 5", UPPER + ", 'holdout': 500", "/experiments/1/holdout wrong_shape");
  }

  @Test
  void a_layer_of_ten_thousand_is_checked_in_one_sweep() {
    String[] experiments = new String[10_000];
    for (int i = 0; i < experiments.length; i++) {
      experiments[i] =
          Documents.experiment(
              "x" + i,
              "'layer': 'l', 'allocations': [{'variant': 'a', 'from': %d, 'to': %d}]"
                  .formatted(i, i));
    }
    Documents.accepted(Documents.of(experiments));

    experiments[9_999] = Documents.experiment("x", LOWER);
    assertThat(Documents.places(Documents.of(experiments)))
        .containsExactly("/experiments/9999/allocations/0 overlapping_experiments");
  }
}
