package dev.gavel.benchmarks.peers;

import dev.gavel.engine.Compilation;
import dev.gavel.engine.Context;
import dev.gavel.engine.Engine;
import dev.gavel.engine.EngineConfig;
import dev.gavel.engine.EngineProvider;
import dev.gavel.engine.Program;
import dev.gavel.engine.Source;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.diagnostic.Place;
import dev.gavel.engine.rule.RuleReader;
import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** Gavel's native engine: one program a flag. */
final class GavelPrograms implements Evaluator {
  private final Program[] flags;
  private final Context[] users;

  GavelPrograms(List<User> users) {
    Engine engine = EngineProvider.named("native").create(EngineConfig.DEFAULT);
    this.flags =
        IntStream.range(0, Flags.COUNT)
            .mapToObj(flag -> program(engine, rule(flag)))
            .toArray(Program[]::new);
    this.users = users.stream().map(user -> Context.of(attributes(user))).toArray(Context[]::new);
  }

  static String rule(int flag) {
    return """
    {"all":[
      {"attribute":"country","operator":"in","value":[%s]},
      {"attribute":"app_version","operator":"semver_gte","value":"%s"},
      {"attribute":"user_id","operator":"percentage_bucket","value":%d,"salt":"%s"}]}
    """
        .formatted(Flags.countriesJson(), Flags.OLDEST_VERSION, Flags.PERCENT, Flags.key(flag));
  }

  /** As a request brings them. */
  static ObjectValue attributes(User user) {
    String json =
        """
        {"user_id":"%s","country":"%s","app_version":"%s"}
        """
            .formatted(user.id(), user.country(), user.version());
    return (ObjectValue) JsonReader.read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static Program program(Engine engine, String rule) {
    Diagnostics mistakes = new Diagnostics();
    Source rules =
        new Source.Rules(new RuleReader(mistakes).rules(Value.parse(rule), Place.Pointer.ROOT));
    if (!mistakes.hasErrors()
        && engine.compile(rules) instanceof Compilation.Compiled(Program program)) {
      return program;
    }
    throw new IllegalStateException("the native engine refuses " + rule + ": " + mistakes.errors());
  }

  @Override
  public boolean isOn(int flag, int user) {
    return flags[flag].evaluate(users[user]).isTrue();
  }
}
