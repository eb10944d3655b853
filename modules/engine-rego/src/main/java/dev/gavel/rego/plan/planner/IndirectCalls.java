package dev.gavel.rego.plan.planner;

import dev.gavel.engine.value.StringValue;
import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Stmt;
import dev.gavel.rego.plan.planner.work.Document;
import dev.gavel.rego.plan.planner.work.Work;
import dev.gavel.rego.resolve.RuleTree;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plans a reference whose function is looked up when the plan runs: {@code data.teams[input.team]}
 * calls one of many rules without a comparison for each. That goes where rules make documents at
 * one depth of the path and all parts up to there have values by then.
 */
final class IndirectCalls {
  private final Frame frame;
  private final Code code;
  private final DataReferences references;

  IndirectCalls(Frame frame, DataReferences references) {
    this.frame = frame;
    this.code = frame.code;
    this.references = references;
  }

  /** A place in the rule tree, with its path. */
  private record Place(RuleTree.Node node, List<Term> path) {}

  @Nullable Operand plan(RuleTree.Node node, List<Term> parts, int from) {
    if (!frame.context().handedOn().isEmpty()) {
      return null;
    }
    List<Place> places = List.of(new Place(node, parts.subList(0, from)));
    for (int i = from; i < parts.size(); i++) {
      List<Place> below = below(places, parts.get(i));
      if (below == null) {
        return null;
      }
      if (below.isEmpty()) {
        return references.base(parts, parts.size());
      }
      long made = below.stream().filter(place -> !place.node().rules().isEmpty()).count();
      if (made == below.size()) {
        return call(below, parts, i + 1);
      }
      if (made > 0) {
        return null;
      }
      places = below;
    }
    return null;
  }

  private @Nullable List<Place> below(List<Place> places, Term part) {
    boolean known = part instanceof Scalar;
    if (!known && !(part instanceof Var && !frame.variables.binds(part))) {
      return null;
    }
    List<Place> below = new ArrayList<>();
    for (Place place : places) {
      for (RuleTree.Node child : candidates(place.node(), part)) {
        if (!(child.key() instanceof Scalar(_, StringValue _)) || child.key() == null) {
          return null;
        }
        List<Term> path = new ArrayList<>(place.path());
        path.add(child.key());
        below.add(new Place(child, path));
      }
    }
    return below;
  }

  private List<RuleTree.Node> candidates(RuleTree.Node node, Term part) {
    if (part instanceof Var) {
      return references.children(node);
    }
    RuleTree.Node child = references.child(node, part);
    return child == null ? List.of() : List.of(child);
  }

  private @Nullable Operand call(List<Place> places, List<Term> parts, int end) {
    List<Term> rest = parts.subList(end, parts.size());
    List<Document> documents = new ArrayList<>();
    for (Place place : places) {
      Document document = frame.program.documents().at(place.node(), place.path());
      if (document.isFunction() || document.part(rest) != Document.WHOLE) {
        return null;
      }
      documents.add(document);
    }
    documents.forEach(
        document -> frame.program.function(new Work(document, Document.WHOLE, frame.context())));
    boolean goesOn = frame.variables.unbound(rest).isEmpty();
    int upTo = goesOn ? parts.size() : end;
    Operand found = lookUp(parts, end, upTo);
    return frame.references.follow(found, parts, upTo, parts.size());
  }

  /**
   * Calls the function at the path up to {@code end} and goes on in what it makes, or goes all the
   * way in the base documents if there is no such function. A function that makes nothing leaves
   * the outermost block here, so the call must stand three blocks deep in it.
   */
  private Operand lookUp(List<Term> parts, int end, int upTo) {
    int result = code.local();
    int made = code.local();
    code.reset(result);
    int all = code.depth();
    code.begin();
    int called = code.depth();
    code.begin();
    code.blocks(callBlock(parts, end, made, called), baseBlock(parts, upTo, result, all));
    code.leave(all);
    code.blocks(code.end());
    code.assign(frame.references.follow(Code.read(made), parts, end, upTo), result);
    code.blocks(code.end());
    code.isDefined(result);
    return Code.read(result);
  }

  private Block callBlock(List<Term> parts, int end, int made, int called) {
    List<Operand> path = new ArrayList<>();
    path.add(frame.text(frame.program.generation(frame.context())));
    parts.subList(1, end).forEach(part -> path.add(frame.terms.plan(part)));
    code.begin();
    code.add(new Stmt.CallDynamic(code.at(), List.of(Code.INPUT, Code.DATA), path, made));
    code.leave(called);
    return code.end();
  }

  private Block baseBlock(List<Term> parts, int upTo, int result, int all) {
    code.begin();
    code.assign(references.base(parts, upTo), result);
    code.leave(all);
    return code.end();
  }
}
