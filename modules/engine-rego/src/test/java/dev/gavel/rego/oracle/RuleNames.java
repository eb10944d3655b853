package dev.gavel.rego.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The rules that exist so far, and how they are used. */
final class RuleNames {
  private final Chance chance;
  private final List<String> documents = new ArrayList<>();
  private final List<String> functions = new ArrayList<>();

  RuleNames(Chance chance) {
    this.chance = chance;
  }

  void document(String name) {
    documents.add(name);
  }

  void function(String name) {
    functions.add(name);
  }

  boolean hasFunctions() {
    return !functions.isEmpty();
  }

  String function() {
    return chance.one(functions);
  }

  String use(Supplier<String> argument) {
    if (!functions.isEmpty() && chance.percent(35)) {
      return function() + "(" + argument.get() + ")";
    }
    if (documents.isEmpty()) {
      return "1";
    }
    String name = chance.one(documents);
    if (chance.percent(1)) {
      return "data.p";
    }
    return switch (chance.below(6)) {
      case 0 -> name + "[" + argument.get() + "]";
      case 1 -> name + "[_]";
      case 2 -> "data.p." + name;
      default -> name;
    };
  }

  String document() {
    return documents.isEmpty() ? "nothing" : chance.one(documents);
  }
}
