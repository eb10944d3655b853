package dev.gavel.rego.optimise.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.rego.Policies;
import dev.gavel.rego.plan.PlanReader;
import dev.gavel.rego.plan.Policy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadsOfInputTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      textBlock =
          """
          true                                          § {}
          input.user.id == 1                            § {user: {id: *}}
          input.user.id == input.owner                  § {user: {id: *}, owner: *}
          input.a.b; input.a.c                          § {a: {b: *, c: *}}
          some x in input.xs; x.role == "admin"         § {xs: {each: {role: *}}}
          input.xs[_].role == "admin"                   § {xs: {each: {role: *}}}
          input.xs[0].role == "admin"                   § {xs: {each: {role: *}}}
          input.m[input.key].n                          § {key: *, m: {each: {n: *}}}
          some k, _ in input.m; k == "a"                § {m: {each: {}}}
          every x in input.xs { x.ok }                  § {xs: {each: {ok: *}}}
          count(input.xs) > 1                           § {xs: *}
          object.get(input.o, "a", 1) == 2              § {o: *}
          "admin" in input.roles                        § {roles: *}
          {x.id | x := input.xs[_]} == {1}             § {xs: {each: {id: *}}}
          f(input.user) == 1                            § {user: {id: *}}
          g(input.user).name == 1                       § {user: {profile: {name: *}}}
          whole                                         § *
          below.y == 2                                  § {b: {y: *}}
          not input.banned                              § {banned: *}
          data.p.below.z == 1 with input.b as {"z": 1}  § {b: {z: *}}
          data.p.below.z == 1 with input as input.c     § {c: *, b: {z: *}}
          data.q[input.rule] == 3                       § {rule: *, other: *}
          [a, b] = input.pair; a == b                   § {pair: {each: *}}
          input == {"a": 1}                             § *
          """)
  void a_rule_reads_what_it_looks_at(String body, String reads) {
    assertThat(ReadsOfInput.of(plan(body), "p/allow")).hasToString(reads);
  }

  @Test
  void an_entry_point_that_is_not_there_reads_everything() {
    assertThat(ReadsOfInput.of(plan("true"), "p/deny").isWhole()).isTrue();
  }

  private static Policy plan(String body) {
    String module =
        """
        package p
        allow if { %s }
        f(x) := x.id
        g(x) := x.profile
        whole if input
        below := input.b
        """
            .formatted(body);
    return PlanReader.read(
        Policies.builder()
            .module("p.rego", module)
            .module("q.rego", "package q\n\na := input.other\n")
            .plan(List.of("p/allow"))
            .json());
  }
}
