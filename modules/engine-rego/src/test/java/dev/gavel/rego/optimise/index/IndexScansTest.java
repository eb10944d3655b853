package dev.gavel.rego.optimise.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.rego.plan.PlanPrinter;
import dev.gavel.rego.plan.PlanText;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What becomes of scans that compare entries with what is known before. */
final class IndexScansTest {

  @Test
  void comparisons_with_what_is_the_same_for_all_entries_become_filters() {
    assertThat(
            indexed(
                """
                function p[input, data] gives L2
                  block
                    L3 = Dot source=data key="grants"
                    Block
                      block
                        L4 = Dot source=input key="role"
                    Scan source=L3 key=L5 value=L6
                      block
                        L7 = AssignVar source=L6
                        IsDefined source=L4
                        L8 = Dot source=L7 key="role"
                        Equal a=L4 b=L8
                        L9 = Dot source=L7 key="s"
                        L10 = Dot source=L9 key="kind"
                        L11 = Call func=count args=[L7]
                        Equal a=L10 b="x"
                        L12 = Dot source=L9 key="id"
                        SetAdd value=L12 set=L2
                """))
        .isEqualTo(
            """
            function p[input, data] gives L2
              block
                L3 = Dot source=data key="grants"
                Block
                  block
                    L4 = Dot source=input key="role"
                ScanWhere source=L3 where=[.role, .s.kind] wanted=[L4, "x"] key=L5 value=L6
                  block
                    L7 = AssignVar source=L6
                    L9 = Dot source=L7 key="s"
                    L11 = Call func=count args=[L7]
                    L12 = Dot source=L9 key="id"
                    SetAdd value=L12 set=L2
            """);
  }

  @Test
  void entries_that_are_compared_after_an_effect_are_all_visited() {
    assertStays(
        """
        function p[input, data] gives L2
          block
            Scan source=input key=L5 value=L6
              block
                SetAdd value=L6 set=L2
                Equal a=L6 b="x"
        """);
  }

  @Test
  void entries_that_are_compared_after_what_may_conflict_are_all_visited() {
    assertStays(
        """
        function p[input, data] gives L2
          block
            Scan source=input key=L5 value=L6
              block
                L7 = Call func=q args=[input, data]
                Equal a=L6 b="x"
        function q[input, data] gives L2
          block
            L2 = AssignVarOnce source=input
        """);
  }

  @Test
  void a_comparison_with_what_the_loop_changes_is_no_filter() {
    assertStays(
        """
        function p[input, data] gives L2
          block
            Scan source=input key=L5 value=L6
              block
                Equal a=L6 b=L5
                L7 = Dot source=L6 key="0"
                Equal a=L7 b="x"
        """);
  }

  @Test
  void what_is_read_after_the_loop_is_set_by_all_entries() {
    assertStays(
        """
        function p[input, data] gives L2
          block
            Scan source=input key=L5 value=L6
              block
                Equal a=L6 b="x"
            ReturnLocal source=L6
        """);
  }

  private static void assertStays(String plan) {
    assertThat(indexed(plan)).isEqualTo(plan);
  }

  private static String indexed(String plan) {
    return PlanPrinter.print(IndexScans.in(PlanText.read(plan)))
        .lines()
        .map(line -> line.contains("  # ") ? line.substring(0, line.indexOf("  # ")) : line)
        .filter(line -> !line.isEmpty())
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }
}
