package dev.gavel.rego.builtin.library;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Evaluation;
import dev.gavel.rego.evaluation.Permissions;
import dev.gavel.rego.syntax.AstJson;
import dev.gavel.rego.syntax.ParseOptions;
import dev.gavel.rego.syntax.parse.Parser;
import java.util.Map;

/** {@code rego.*} and {@code opa.runtime}: the language and its surroundings, seen from within. */
public final class RegoFunctions {
  /** The version of OPA whose behaviour this is. */
  private static final String VERSION = "1.22.0";

  /** What a module costs for each of its characters, in tree and in JSON. */
  private static final int BYTES_A_CHARACTER = 200;

  private RegoFunctions() {}

  static Map<String, Builtin> all() {
    return Map.of(
        "rego.parse_module",
        RegoFunctions::parseModule,
        "rego.metadata.rule",
        (_, _) -> outsideRule("rego.metadata.rule"),
        "rego.metadata.chain",
        (_, _) -> outsideRule("rego.metadata.chain"),
        "opa.runtime",
        (during, _) -> runtime(during.permissions()));
  }

  private static Value parseModule(Evaluation during, Value[] arguments) {
    String file = Operands.text(arguments, 1);
    if (!(arguments[1] instanceof StringValue source)) {
      throw Operands.wrongKind(1, arguments[1], "string");
    }
    during.budget().spend(source.text().length());
    during.budget().allocate((long) source.text().length() * BYTES_A_CHARACTER);
    try {
      return AstJson.module(Parser.module(file, source.text(), ParseOptions.V1));
    } catch (RejectedException rejected) {
      throw BuiltinException.failed(String.valueOf(rejected.getMessage()));
    }
  }

  /** The compiler answers these calls in rules; one that is left stands in a query. */
  private static Value outsideRule(String name) {
    throw BuiltinException.failed(
        "the " + name + " function must only be called within the scope of a rule");
  }

  private static Value runtime(Permissions permissions) {
    if (!permissions.runtime()) {
      return ObjectValue.EMPTY;
    }
    return ObjectValue.builder()
        .put("authorization_enabled", BooleanValue.FALSE)
        .put("commit", StringValue.of(""))
        .put("env", Value.of(permissions.environment()))
        .put("skip_known_schema_check", BooleanValue.FALSE)
        .put("version", StringValue.of(VERSION))
        .build();
  }
}
