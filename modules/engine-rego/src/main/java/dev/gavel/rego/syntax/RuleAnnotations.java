package dev.gavel.rego.syntax;

import static dev.gavel.rego.syntax.tree.walk.Identity.same;

import dev.gavel.engine.value.StringValue;
import dev.gavel.rego.syntax.tree.Annotations;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which metadata blocks a rule carries: those of its document, and of those for rules of its path
 * the ones above it that no earlier rule has taken. Each rule takes the last.
 */
public final class RuleAnnotations {
  private final RegoModule module;
  private final Map<Ref, Group> groups = new HashMap<>();

  private static final class Group {
    private final List<Integer> ofDocument = new ArrayList<>();
    private final List<Integer> ofRules = new ArrayList<>();
  }

  private RuleAnnotations(RegoModule module) {
    this.module = module;
    for (int i = 0; i < module.annotations().size(); i++) {
      Annotations block = module.annotations().get(i);
      Group group = groups.computeIfAbsent(block.target(), _ -> new Group());
      switch (block.scope()) {
        case "document" -> group.ofDocument.add(i);
        case "rule" -> group.ofRules.add(i);
        default -> {}
      }
    }
  }

  /** By rule, in the order of the blocks; rules without any are left out. */
  public static Map<Rule, List<Annotations>> of(RegoModule module) {
    RuleAnnotations all = new RuleAnnotations(module);
    IdentityHashMap<Rule, List<Annotations>> byRule = new IdentityHashMap<>();
    if (!module.annotations().isEmpty()) {
      module.rules().forEach(rule -> byRule.put(rule, all.take(rule)));
    }
    return byRule;
  }

  private List<Annotations> take(Rule rule) {
    Group group = groups.get(path(module, rule));
    if (group == null) {
      return List.of();
    }
    List<Integer> above =
        group.ofRules.stream()
            .filter(i -> module.annotations().get(i).at().row() < rule.at().row())
            .toList();
    if (!above.isEmpty()) {
      group.ofRules.removeAll(List.of(above.getLast()));
    }
    List<Integer> all = new ArrayList<>(group.ofDocument);
    all.addAll(above);
    all.sort(Comparator.naturalOrder());
    return all.stream().map(module.annotations()::get).toList();
  }

  /** The path of a rule from {@code data}, up to its first variable. */
  public static Ref path(RegoModule module, Rule rule) {
    Ref reference = rule.head().reference();
    List<Term> path = new ArrayList<>(module.pkg().path().parts());
    for (Term part : reference.parts()) {
      if (same(part, reference.head()) && part instanceof Var name) {
        path.add(new Scalar(name.at(), StringValue.of(name.name())));
      } else if (Nodes.isGround(part)) {
        path.add(part);
      } else {
        break;
      }
    }
    return new Ref(reference.at(), path);
  }
}
