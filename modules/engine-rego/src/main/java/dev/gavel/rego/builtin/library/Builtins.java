package dev.gavel.rego.builtin.library;

import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.collection.ArrayBuiltins;
import dev.gavel.rego.builtin.collection.Graphs;
import dev.gavel.rego.builtin.collection.JsonPaths;
import dev.gavel.rego.builtin.collection.ObjectBuiltins;
import dev.gavel.rego.builtin.collection.SetBuiltins;
import dev.gavel.rego.builtin.crypto.Digests;
import dev.gavel.rego.builtin.crypto.X509;
import dev.gavel.rego.builtin.encoding.BinaryText;
import dev.gavel.rego.builtin.encoding.JsonFunctions;
import dev.gavel.rego.builtin.encoding.YamlFunctions;
import dev.gavel.rego.builtin.graphql.GraphqlFunctions;
import dev.gavel.rego.builtin.net.Cidr;
import dev.gavel.rego.builtin.net.HostLookup;
import dev.gavel.rego.builtin.net.UriFunctions;
import dev.gavel.rego.builtin.number.Aggregates;
import dev.gavel.rego.builtin.number.Arithmetic;
import dev.gavel.rego.builtin.number.Bits;
import dev.gavel.rego.builtin.number.Numbers;
import dev.gavel.rego.builtin.number.Units;
import dev.gavel.rego.builtin.pattern.Globs;
import dev.gavel.rego.builtin.pattern.Regexes;
import dev.gavel.rego.builtin.schema.JsonSchemaFunctions;
import dev.gavel.rego.builtin.template.RenderTemplate;
import dev.gavel.rego.builtin.text.SemanticVersions;
import dev.gavel.rego.builtin.text.Strings;
import dev.gavel.rego.builtin.text.Trimming;
import dev.gavel.rego.builtin.text.Uuids;
import dev.gavel.rego.builtin.time.Times;
import dev.gavel.rego.builtin.token.Tokens;
import dev.gavel.rego.builtin.web.AwsSignature;
import dev.gavel.rego.builtin.web.HttpSend;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All built-in functions by name, infix operators under the names that they have as calls. */
public final class Builtins {
  private static final Map<String, Builtin> BY_NAME =
      gathered(
          List.of(
              Comparison.all(),
              Internals.all(),
              RegoFunctions.all(),
              Types.all(),
              ArrayBuiltins.all(),
              Graphs.all(),
              JsonPaths.all(),
              ObjectBuiltins.all(),
              SetBuiltins.all(),
              Digests.all(),
              X509.all(),
              BinaryText.all(),
              JsonFunctions.all(),
              YamlFunctions.all(),
              GraphqlFunctions.all(),
              Cidr.all(),
              HostLookup.all(),
              UriFunctions.all(),
              Aggregates.all(),
              Arithmetic.all(),
              Bits.all(),
              Numbers.all(),
              Units.all(),
              Globs.all(),
              Regexes.all(),
              JsonSchemaFunctions.all(),
              RenderTemplate.all(),
              SemanticVersions.all(),
              Strings.all(),
              Trimming.all(),
              Uuids.all(),
              Times.all(),
              Tokens.all(),
              AwsSignature.all(),
              HttpSend.all()));

  private Builtins() {}

  public static @Nullable Builtin named(String name) {
    return BY_NAME.get(name);
  }

  public static Set<String> names() {
    return BY_NAME.keySet();
  }

  private static Map<String, Builtin> gathered(List<Map<String, Builtin>> families) {
    Map<String, Builtin> all = new HashMap<>();
    for (Map<String, Builtin> family : families) {
      family.forEach(
          (name, builtin) -> {
            if (all.put(name, builtin) != null) {
              throw new IllegalStateException("two built-ins are named " + name);
            }
          });
    }
    return Map.copyOf(all);
  }
}
