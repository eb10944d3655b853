package dev.gavel.rego.syntax;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.tree.Annotations;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Comment;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Head;
import dev.gavel.rego.syntax.tree.Import;
import dev.gavel.rego.syntax.tree.PackageClause;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.syntax.tree.With;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A syntax tree as JSON, in the shape that {@code opa parse} and {@code rego.parse_module} have.
 */
public final class AstJson {
  private final boolean locations;
  private final TermJson terms;

  private AstJson(boolean locations) {
    this.locations = locations;
    this.terms = new TermJson(this);
  }

  /** A module, without locations. */
  public static Value module(RegoModule module) {
    return new AstJson(false).of(module);
  }

  /** A module, where every node says where it stands. */
  public static Value moduleWithLocations(RegoModule module) {
    return new AstJson(true).of(module);
  }

  /** The expressions of a body. */
  public static Value body(Body body) {
    return new AstJson(false).of(body);
  }

  /** A term with its type. */
  public static Value term(Term term) {
    return new AstJson(false).terms.of(term);
  }

  /** What a metadata block says. */
  public static Value annotations(Annotations annotations) {
    return new AstJson(false).of(annotations);
  }

  /** The parts of a reference, which never say where they stand. */
  public static Value path(Ref ref) {
    return new AstJson(false).terms.parts(ref);
  }

  private Value of(RegoModule module) {
    Map<Rule, List<Annotations>> annotated = RuleAnnotations.of(module);
    ObjectValue.Builder json = ObjectValue.builder().put("package", of(module.pkg()));
    putList(json, "imports", module.imports().stream().map(this::of).toList());
    putList(json, "annotations", module.annotations().stream().map(this::of).toList());
    List<Value> rules =
        module.rules().stream()
            .map(rule -> of(rule, annotated.getOrDefault(rule, List.of())))
            .toList();
    putList(json, "rules", rules);
    Map<Integer, Location> blocks = new HashMap<>();
    module.annotations().forEach(block -> blocks.put(block.at().row(), block.at()));
    putList(json, "comments", module.comments().stream().map(one -> comment(one, blocks)).toList());
    return json.build();
  }

  private static void putList(ObjectValue.Builder json, String name, List<Value> values) {
    if (!values.isEmpty()) {
      json.put(name, ArrayValue.of(values));
    }
  }

  private Value of(PackageClause clause) {
    ObjectValue.Builder json = ObjectValue.builder();
    putLocation(json, clause.at());
    return json.put("path", terms.parts(clause.path())).build();
  }

  private Value of(Import clause) {
    ObjectValue.Builder json = ObjectValue.builder();
    if (clause.alias() != null) {
      json.put("alias", StringValue.of(clause.alias()));
    }
    putLocation(json, "alias_location", clause.aliasAt());
    putLocation(json, clause.at());
    return json.put("path", terms.of(clause.path())).build();
  }

  private Value of(Annotations annotations) {
    ObjectValue.Builder json = ObjectValue.builder();
    AnnotationsJson.put(json, annotations, terms);
    putLocation(json, annotations.at());
    return sorted(json.build());
  }

  private static ObjectValue sorted(ObjectValue json) {
    ObjectValue.Builder sorted = ObjectValue.builder();
    for (int i = 0; i < json.size(); i++) {
      int position = json.ranked(i);
      sorted.put(json.key(position), json.value(position));
    }
    return sorted.build();
  }

  /** The comment that begins a metadata block stands, for OPA, where the whole block does. */
  private Value comment(Comment comment, Map<Integer, Location> blocks) {
    Location at = blocks.getOrDefault(comment.at().row(), comment.at());
    return ObjectValue.builder()
        .put("Text", base64(comment.text()))
        .put("Location", location(at))
        .build();
  }

  private Value of(Rule rule, List<Annotations> annotations) {
    ObjectValue.Builder json = ObjectValue.builder();
    putList(json, "annotations", annotations.stream().map(this::of).toList());
    json.put("body", of(rule.body()));
    if (rule.isDefault()) {
      json.put("default", BooleanValue.TRUE);
    }
    if (rule.otherwise() != null) {
      json.put("else", of(rule.otherwise(), List.of()));
    }
    json.put("head", of(rule, rule.head()));
    putLocation(json, rule.at());
    return json.build();
  }

  private Value of(Rule rule, Head head) {
    ObjectValue.Builder json = ObjectValue.builder();
    if (Spelling.hasName(rule) && head.reference().head() instanceof Var name) {
      json.put("name", StringValue.of(name.name()));
    }
    putList(json, "args", head.arguments().stream().map(terms::of).toList());
    if (head.key() != null) {
      json.put("key", terms.of(head.key()));
    }
    if (head.value() != null) {
      json.put("value", terms.of(head.value()));
    }
    if (head.assigned()) {
      json.put("assign", BooleanValue.TRUE);
    }
    json.put("ref", terms.parts(head.reference()));
    putLocation(json, head.at());
    return json.build();
  }

  Value of(Body body) {
    List<Value> expressions = new ArrayList<>();
    for (Expr expr : body) {
      expressions.add(of(expr, expressions.size()));
    }
    return ArrayValue.of(expressions);
  }

  Value of(Expr expr, int index) {
    ObjectValue.Builder json = ObjectValue.builder();
    if (expr.origin() == Expr.Origin.GENERATED) {
      json.put("generated", BooleanValue.TRUE);
    }
    json.put("index", NumberValue.of(index));
    putLocation(json, expr.at());
    if (expr.negated()) {
      json.put("negated", BooleanValue.TRUE);
    }
    json.put("terms", of(expr.statement()));
    putList(json, "with", expr.with().stream().map(this::of).toList());
    return json.build();
  }

  private Value of(With with) {
    ObjectValue.Builder json = ObjectValue.builder();
    putLocation(json, with.at());
    return json.put("target", terms.of(with.target())).put("value", terms.of(with.value())).build();
  }

  private Value of(Statement statement) {
    return switch (statement) {
      case Statement.Holds it -> terms.of(it.term());
      case Statement.Calls it -> terms.call(it.function(), it.arguments());
      case Statement.Some it -> {
        ObjectValue.Builder json = ObjectValue.builder();
        putLocation(json, it.at());
        yield json.put("symbols", terms.list(it.symbols())).build();
      }
      case Statement.Every it -> {
        ObjectValue.Builder json = ObjectValue.builder().put("body", of(it.body()));
        json.put("domain", terms.of(it.domain())).put("key", terms.ofNullable(it.key()));
        putLocation(json, it.at());
        yield json.put("value", terms.of(it.value())).build();
      }
      case Statement.Not it ->
          ObjectValue.builder()
              .put("body", of(it.body()))
              .put("explicit_body", BooleanValue.of(it.explicit()))
              .put("type", StringValue.of("not"))
              .build();
      case Statement.And it ->
          operator("and", it.left(), it.right(), it.explicitLeft(), it.explicitRight());
      case Statement.Or it ->
          operator("or", it.left(), it.right(), it.explicitLeft(), it.explicitRight());
    };
  }

  private Value operator(
      String name, Body left, Body right, boolean explicitLeft, boolean explicitRight) {
    ObjectValue.Builder json = ObjectValue.builder();
    if (explicitLeft) {
      json.put("explicit_lhs", BooleanValue.TRUE);
    }
    if (explicitRight) {
      json.put("explicit_rhs", BooleanValue.TRUE);
    }
    return json.put("lhs", of(left))
        .put("rhs", of(right))
        .put("type", StringValue.of(name))
        .build();
  }

  void putLocation(ObjectValue.Builder json, Location at) {
    putLocation(json, "location", at);
  }

  private void putLocation(ObjectValue.Builder json, String name, Location at) {
    if (locations && !at.isNone()) {
      json.put(name, location(at));
    }
  }

  private Value location(Location at) {
    ObjectValue.Builder json =
        ObjectValue.builder()
            .put("file", StringValue.of(at.file()))
            .put("row", NumberValue.of(at.row()))
            .put("col", NumberValue.of(at.column()));
    String text = locations ? at.text() : "";
    return text.isEmpty() ? json.build() : json.put("text", base64(text)).build();
  }

  private static Value base64(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return StringValue.of(Base64.getEncoder().encodeToString(bytes));
  }
}
