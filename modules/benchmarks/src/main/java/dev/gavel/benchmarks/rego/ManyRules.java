package dev.gavel.benchmarks.rego;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Policies of any number of rules, in the shapes that large policies have. */
enum ManyRules {
  /** Everything below at once, a hundred rules in a package. */
  MIXED(100, ManyRules::mixed),
  /** The same, all in one package. */
  ONE_PACKAGE(Integer.MAX_VALUE, ManyRules::mixed),
  /** A rule in a package of its own. */
  PACKAGES(1, ManyRules::plain),
  /** Each rule asks the one before. */
  CHAIN(Integer.MAX_VALUE, ManyRules::chained),
  /** Each rule calls the function before. */
  FUNCTIONS(Integer.MAX_VALUE, ManyRules::function),
  /** Each rule adds to one set. */
  ONE_SET(Integer.MAX_VALUE, ManyRules::member),
  /** All rules have one name. */
  ONE_NAME(Integer.MAX_VALUE, ManyRules::branch),
  /** All are else branches, sixteen a rule. */
  ELSE(Integer.MAX_VALUE, ManyRules::otherwise),
  /** Each rule puts its value below one document. */
  GENERAL(Integer.MAX_VALUE, ManyRules::general);

  private static final int CHAIN_LENGTH = 50;

  private final int rulesOfPackage;
  private final IntFunction<String> rule;

  ManyRules(int rulesOfPackage, IntFunction<String> rule) {
    this.rulesOfPackage = rulesOfPackage;
    this.rule = rule;
  }

  /** The modules by name. */
  Map<String, String> modules(int rules) {
    Map<String, String> modules = new LinkedHashMap<>();
    for (int from = 0; from < rules; from += Math.min(rulesOfPackage, rules)) {
      int to = Math.min(rules, from + Math.min(rulesOfPackage, rules));
      String name = "p" + modules.size();
      String body = IntStream.range(from, to).mapToObj(rule).collect(Collectors.joining("\n"));
      modules.put(name + ".rego", "package scale." + name + "\n\n" + body);
    }
    return modules;
  }

  /** What asks a rule of the first package. */
  String query() {
    return this == ONE_SET ? "data.scale.p0.denied" : "data.scale.p0";
  }

  private static String mixed(int number) {
    return switch (number % 5) {
      case 0 -> plain(number);
      case 1 -> member(number);
      case 2 -> function(number);
      case 3 -> chosen(number);
      default -> asks(number, number / 100 * 100 + number % 100 / 10 * 5);
    };
  }

  private static String plain(int number) {
    return """
    r%1$d if {
    	input.user.role == "role-%2$d"
    	input.request.method in {"GET", "POST"}
    	some group in input.user.groups
    	startswith(group, "team-%3$d-")
    	count(input.resource.tags) > %4$d
    }
    """
        .formatted(number, number % 17, number % 31, number % 5);
  }

  private static String member(int number) {
    return """
    denied contains message if {
    	input.request.kind == "kind-%1$d"
    	container := input.request.containers[_]
    	not startswith(container.image, "registry-%2$d/")
    	message := sprintf("%%s: rule %1$d", [container.name])
    }
    """
        .formatted(number, number % 17);
  }

  private static String function(int number) {
    return """
    f%1$d(x, y) := z if {
    	x > %2$d
    	names := [lower(name) | some name in input.names; name != "n%1$d"]
    	z := (x + y) + %3$s
    	count(names) < z
    }
    """
        .formatted(
            number,
            number % 101,
            number % CHAIN_LENGTH < 5 ? "1" : "f%d(x - 1, y)".formatted(number - 5));
  }

  private static String chosen(int number) {
    return """
    default r%1$d := "none"

    r%1$d := level if {
    	some key, level in data.levels["group-%2$d"]
    	key == input.user.name
    	object.get(input.user, ["attributes", key], "x") != "y"
    }
    """
        .formatted(number, number % 17);
  }

  private static String asks(int number, int known) {
    return """
    r%1$d if {
    	r%2$d
    	input.user.age >= %3$d
    	every tag in input.tags { tag != "t%1$d" }
    }
    """
        .formatted(number, known, number % 90);
  }

  private static String chained(int number) {
    return number % CHAIN_LENGTH == 0
        ? plain(number)
        : """
        r%1$d if {
        	r%2$d
        	input.values[%3$d] != "x"
        	not input.blocked["b%1$d"]
        }
        """
            .formatted(number, number - 1, number % 7);
  }

  private static String branch(int number) {
    return """
    allow if {
    	input.user.id == "user-%1$d"
    	input.action in {"read", "write-%2$d"}
    	input.resource.kind == "kind-%2$d"
    }
    """
        .formatted(number, number % 13);
  }

  private static String otherwise(int number) {
    String body =
        "\"v%1$d\" if {\n\tinput.a == %1$d\n\tinput.b > %2$d\n}".formatted(number, number % 9);
    return number % 16 == 0 ? "r%d := %s".formatted(number, body) : "else := " + body;
  }

  private static String general(int number) {
    return """
    users["u%1$d"].grants["g%2$d"] := grant if {
    	grant := input.grants[%2$d]
    	grant.role != "r%1$d"
    	count(grant.list) > 1
    }
    """
        .formatted(number, number % 13);
  }
}
