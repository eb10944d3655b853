package dev.gavel.rego.check.typing;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.syntax.RegoText;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.type.ArrayType;
import dev.gavel.rego.type.FunctionType;
import dev.gavel.rego.type.FunctionType.Parameter;
import dev.gavel.rego.type.ObjectType;
import dev.gavel.rego.type.SetType;
import dev.gavel.rego.type.Type;
import dev.gavel.rego.type.UnknownType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What does not fit, in the words of OPA.
 *
 * @param blind whether a type that is not known has part in it, so that another mistake that is
 *     closer to the cause can take its place
 */
record TypeMistake(Mistake mistake, boolean blind) {
  private static final int MAX_WIDTH = 80;
  private static final String MATCH_PAGE =
      "https://www.openpolicyagent.org/docs/errors/rego-type-error/match-error";

  static TypeMistake plain(Location at, String message) {
    return new TypeMistake(new Mistake(Mistake.TYPE, at, message), false);
  }

  static TypeMistake arguments(
      Location at, Ref function, String problem, List<Type> have, Wanted want) {
    boolean blind = !have.stream().allMatch(Type::isKnown);
    String message = RegoText.of(function) + ": " + problem;
    return new TypeMistake(
        new Mistake(Mistake.TYPE, at, message, argumentLines(have, want)), blind);
  }

  /** What a function takes, its result among it where that can be given too. */
  record Wanted(List<Parameter> parameters, Type variadic) {
    static Wanted argumentsOf(FunctionType function) {
      return new Wanted(function.parameters(), function.variadic());
    }

    static Wanted allOf(FunctionType function) {
      List<Parameter> all = new ArrayList<>(function.parameters());
      if (!function.isVoid()) {
        all.add(function.result());
      }
      return new Wanted(all, function.variadic());
    }

    boolean isVariadic() {
      return variadic != UnknownType.UNKNOWN;
    }

    Type type(int index) {
      return index < parameters.size() ? parameters.get(index).type() : variadic;
    }
  }

  private static List<String> argumentLines(List<Type> have, Wanted want) {
    List<String> given = have.stream().map(Type::toString).toList();
    List<String> wanted =
        want.parameters().stream()
            .map(Parameter::toString)
            .collect(Collectors.toCollection(ArrayList::new));
    if (want.isVariadic()) {
      wanted.add(want.variadic() + "...");
    }
    String first = line("have", given);
    String second = line("want", wanted);
    return isTooWide(first) || isTooWide(second)
        ? shortArgumentLines(have, want)
        : List.of(first, second);
  }

  private static List<String> shortArgumentLines(List<Type> have, Wanted want) {
    List<String> given = new ArrayList<>(have.stream().map(ShortType::of).toList());
    List<String> wanted =
        new ArrayList<>(want.parameters().stream().map(TypeMistake::brief).toList());
    for (int i = 0; i < Math.min(given.size(), wanted.size()); i++) {
      Parameter parameter = want.parameters().get(i);
      if (!TypeMatch.possible(have.get(i), parameter.type())) {
        TypeDifference difference = TypeDifference.between(have.get(i), parameter.type());
        given.set(i, difference.left());
        wanted.set(i, new Named(parameter.name(), difference.right()).toString());
      }
    }
    if (want.isVariadic()) {
      wanted.add(ShortType.of(want.variadic()) + "...");
    }
    return List.of(line("have", given), line("want", wanted));
  }

  private record Named(String name, String text) {
    @Override
    public String toString() {
      return name.isEmpty() ? text : name + ": " + text;
    }
  }

  private static String brief(Parameter parameter) {
    String full = parameter.toString();
    return isWiderThan(full, ShortType.WIDE)
        ? new Named(parameter.name(), ShortType.of(parameter.type(), 0)).toString()
        : full;
  }

  private static String line(String label, List<String> types) {
    return label + ": (" + String.join(", ", types) + ")";
  }

  static TypeMistake match(Location at, Type left, Type right) {
    String first = "left  : " + left;
    String second = "right : " + right;
    if (isTooWide(first) || isTooWide(second)) {
      TypeDifference difference = TypeDifference.between(left, right);
      first = "left  : " + difference.left();
      second = "right : " + difference.right();
    }
    List<String> lines = new ArrayList<>(List.of(first, second));
    String kind = compositeKind(left);
    if (!kind.isEmpty() && kind.equals(compositeKind(right))) {
      lines.add(
          "hint  : both sides are "
              + kind
              + " but their types differ, so they can never be equal (see "
              + MATCH_PAGE
              + ")");
    }
    boolean blind = !left.isKnown() || !right.isKnown();
    return new TypeMistake(new Mistake(Mistake.TYPE, at, "match error", lines), blind);
  }

  private static String compositeKind(Type type) {
    return type instanceof ObjectType || type instanceof ArrayType || type instanceof SetType
        ? type.kind() + "s"
        : "";
  }

  /** A reference into something that has no parts, or to a function. */
  static TypeMistake unsupported(Location at, Ref ref, int position, Type have) {
    String message =
        have instanceof FunctionType
            ? "function " + RegoText.of(withoutGenerated(ref)) + " used as reference, not called"
            : "undefined ref: " + RegoText.of(ref);
    int marked = bytes(RegoText.of(start(ref, position + 1)));
    return new TypeMistake(
        new Mistake(
            Mistake.TYPE,
            at,
            message,
            List.of(RegoText.of(ref), "^".repeat(marked), "have: " + orNil(have))),
        false);
  }

  private static Ref withoutGenerated(Ref ref) {
    return ref.parts().getLast() instanceof Var variable && variable.isGenerated()
        ? start(ref, ref.parts().size() - 1)
        : ref;
  }

  /**
   * A reference with a part that cannot be there.
   *
   * @param have the type of that part; unknown for a value
   * @param want the type that the part can have
   * @param oneOf the values it can be, printed
   */
  static TypeMistake invalid(
      Location at, Ref ref, int position, Type have, Type want, List<String> oneOf) {
    String text = RegoText.of(ref);
    String pad = " ".repeat(bytes(RegoText.of(start(ref, position))) + 1);
    String given =
        have == UnknownType.UNKNOWN
            ? "have: " + RegoText.of(ref.parts().get(position))
            : "have (type): " + have;
    String wanted =
        oneOf.isEmpty() && want != UnknownType.UNKNOWN
            ? "want (type): " + want
            : "want (one of): [" + String.join(" ", oneOf) + "]";
    return new TypeMistake(
        new Mistake(
            Mistake.TYPE,
            at,
            "undefined ref: " + text,
            List.of(text, pad + "^", pad + given, pad + wanted)),
        false);
  }

  private static Ref start(Ref ref, int length) {
    return new Ref(ref.at(), ref.parts().subList(0, length));
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String orNil(Type type) {
    return type == UnknownType.UNKNOWN ? "<nil>" : type.toString();
  }

  private static boolean isTooWide(String line) {
    return isWiderThan(line, MAX_WIDTH);
  }

  private static boolean isWiderThan(String text, int width) {
    return text.codePointCount(0, text.length()) > width;
  }
}
