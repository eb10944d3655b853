package dev.gavel.rego.check.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.rego.resolve.CompileOptions;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.resolve.rewrite.InitLocalVarGen;
import dev.gavel.rego.resolve.rewrite.ResolveRefs;
import dev.gavel.rego.syntax.ParseOptions;
import dev.gavel.rego.syntax.RegoText;
import dev.gavel.rego.syntax.parse.Parser;
import dev.gavel.rego.syntax.tree.Ref;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RuleGraphTest {

  @Test
  void rules_come_after_those_that_they_refer_to() {
    Draft draft = draft("package g\na if b\nb if c\nc if input.x\nd if a");

    assertThat(DependencyOrder.of(RuleGraph.of(draft), RuleGraph.numbered(draft)))
        .extracting(rule -> RegoText.of(rule.head().reference()))
        .containsExactly("c", "b", "a", "d");
  }

  @Test
  void an_else_refers_for_itself() {
    Draft draft = draft("package g\na := 1 if input.x\nelse := 2 if b\nb if input.y");

    assertThat(DependencyOrder.of(RuleGraph.of(draft))).containsExactly(0, 2, 1);
  }

  @Test
  void a_change_reaches_all_that_depends_on_it() {
    RuleGraph graph =
        RuleGraph.of(draft("package g\na if b\nb if c\nc if input.x\nd if e\ne := 1"));

    Ref changed = (Ref) Parser.term("data.g.c", ParseOptions.V1);
    assertThat(new Dependents(graph).paths(changed))
        .extracting(RegoText::of)
        .containsExactlyInAnyOrder("data.g.a", "data.g.b", "data.g.c");
  }

  @Test
  void references_of_one_shape_share_a_group() {
    StringBuilder source = new StringBuilder("package g\n");
    IntStream.range(0, 300)
        .forEach(i -> source.append("r%d if { data.h; data.h[input.x].y }%n".formatted(i)));
    IntStream.range(0, 300).forEach(i -> source.append("s%d := %d%n".formatted(i, i)));

    RuleGraph graph = RuleGraph.of(draft(source.toString()));

    assertThat(graph.groupCount()).isLessThan(5);
  }

  private static Draft draft(String source) {
    Draft draft =
        new Draft(
            List.of(Parser.module("g.rego", source, ParseOptions.V1)), CompileOptions.of(Map.of()));
    ResolveRefs.run(draft);
    InitLocalVarGen.run(draft);
    return draft;
  }
}
