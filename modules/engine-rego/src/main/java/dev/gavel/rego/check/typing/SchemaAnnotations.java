package dev.gavel.rego.check.typing;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.resolve.RuleTree;
import dev.gavel.rego.syntax.tree.Annotations;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which schemas the metadata of a program declares for the documents that a rule reads. */
final class SchemaAnnotations {
  private final Map<List<Term>, Annotations> byPackage = new HashMap<>();
  private final Map<List<Term>, Annotations> byPath = new HashMap<>();
  private final Map<Place, List<Annotations>> byRule = new HashMap<>();

  private record Place(String file, int row) {}

  /**
   * One entry of {@code schemas:}.
   *
   * @param path of the document
   * @param name of the schema; null where it is written out
   * @param definition the schema; null where it is named
   */
  record Declared(Ref path, @Nullable Ref name, @Nullable Value definition) {}

  SchemaAnnotations(List<RegoModule> modules) {
    for (RegoModule module : modules) {
      for (Annotations annotations : module.annotations()) {
        add(module, annotations);
      }
    }
  }

  private void add(RegoModule module, Annotations annotations) {
    List<Term> target = ReplacedDocuments.knownStart(annotations.target());
    switch (annotations.scope()) {
      case "package" -> byPackage.putIfAbsent(target, annotations);
      case "document", "subpackages" -> byPath.putIfAbsent(target, annotations);
      default ->
          byRule
              .computeIfAbsent(
                  new Place(module.file(), annotations.targetRow()), _ -> new ArrayList<>())
              .add(annotations);
    }
  }

  /** From the widest scope to the closest; of two that speak of one document the later counts. */
  List<Declared> of(RegoModule module, Rule rule) {
    List<Annotations> all = new ArrayList<>();
    List<Term> pkg = module.pkg().path().parts();
    for (int i = 1; i <= pkg.size(); i++) {
      add(all, byPath.get(pkg.subList(0, i)));
    }
    add(all, byPackage.get(pkg));
    add(all, byPath.get(ReplacedDocuments.knownStart(RuleTree.path(module, rule))));
    all.addAll(byRule.getOrDefault(new Place(module.file(), rule.at().row()), List.of()));
    return all.stream().flatMap(annotations -> declared(annotations).stream()).toList();
  }

  private static void add(List<Annotations> all, @Nullable Annotations annotations) {
    if (annotations != null) {
      all.add(annotations);
    }
  }

  private static List<Declared> declared(Annotations annotations) {
    List<Declared> declared = new ArrayList<>();
    if (annotations.content().get("schemas") instanceof ArrayValue entries) {
      for (Value entry : entries) {
        if (entry instanceof ObjectValue object && object.get("path") instanceof ArrayValue path) {
          Ref name = object.get("schema") instanceof ArrayValue parts ? ref(parts) : null;
          declared.add(new Declared(ref(path), name, object.get("definition")));
        }
      }
    }
    return declared;
  }

  private static Ref ref(ArrayValue path) {
    List<Term> parts = new ArrayList<>();
    for (Value part : path) {
      boolean head = parts.isEmpty() && part instanceof StringValue;
      parts.add(
          head
              ? new Var(Location.NONE, ((StringValue) part).text())
              : new Scalar(Location.NONE, part));
    }
    return new Ref(Location.NONE, parts);
  }
}
