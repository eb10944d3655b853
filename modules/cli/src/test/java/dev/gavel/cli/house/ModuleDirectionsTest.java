package dev.gavel.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The arrows of docs/architecture.md. Engines are found by ServiceLoader, so nobody requires one.
 */
class ModuleDirectionsTest {
  private static final String ENGINE = "dev.gavel.engine";
  private static final String EXPERIMENTS = "dev.gavel.experiments";
  private static final String CACHE = "dev.gavel.cache";
  private static final String CONDITIONS = "dev.gavel.conditions";
  private static final String CONTEXT = "dev.gavel.context";
  private static final String DECIDER = "dev.gavel.decider";
  private static final String EVENTS = "dev.gavel.events";
  private static final String REGO = "dev.gavel.rego";
  private static final String SERVER = "dev.gavel.server";
  private static final String TESTKIT = "dev.gavel.testkit";

  private static final Map<String, Set<String>> MAY_REQUIRE =
      Map.ofEntries(
          Map.entry(ENGINE, Set.of()),
          Map.entry(CONDITIONS, Set.of(ENGINE)),
          Map.entry("dev.gavel.rules", Set.of(ENGINE, CONDITIONS)),
          Map.entry(REGO, Set.of(ENGINE, CONDITIONS)),
          Map.entry(TESTKIT, Set.of(ENGINE)),
          Map.entry(CACHE, Set.of()),
          Map.entry("dev.gavel.cache.redis", Set.of(CACHE)),
          Map.entry(EXPERIMENTS, Set.of(ENGINE)),
          Map.entry("dev.gavel.snapshot.s3", Set.of(ENGINE, EXPERIMENTS)),
          Map.entry(DECIDER, Set.of(ENGINE, EXPERIMENTS, CACHE)),
          Map.entry(CONTEXT, Set.of(ENGINE)),
          Map.entry(EVENTS, Set.of(ENGINE, CONTEXT)),
          Map.entry(SERVER, Set.of(ENGINE, EXPERIMENTS, CACHE, DECIDER, CONTEXT, EVENTS)),
          // Rego is called by `gavel eval` and `gavel check`, and `gavel test` reads the test kit's
          // cases.
          Map.entry(
              "dev.gavel.cli",
              Set.of(ENGINE, EXPERIMENTS, CACHE, DECIDER, CONTEXT, EVENTS, SERVER, REGO, TESTKIT)));

  static Stream<Path> moduleInfos() throws IOException {
    return Checkout.moduleInfos().stream();
  }

  @ParameterizedTest
  @MethodSource("moduleInfos")
  void a_module_requires_only_what_the_architecture_lets_it(Path moduleInfo) throws IOException {
    ModuleDescriptor module = Checkout.descriptor(moduleInfo);
    Set<String> ours =
        module.requires().stream()
            .map(ModuleDescriptor.Requires::name)
            .filter(name -> name.startsWith("dev.gavel."))
            .collect(Collectors.toSet());

    assertThat(MAY_REQUIRE)
        .as("a new module gets a line here and in docs/architecture.md")
        .containsKey(module.name());
    assertThat(MAY_REQUIRE.get(module.name())).as(module.name()).containsAll(ours);
  }

  @ParameterizedTest
  @MethodSource("moduleInfos")
  void a_module_is_null_marked(Path moduleInfo) throws IOException {
    assertThat(
            ClassFile.of()
                .parse(moduleInfo)
                .findAttribute(Attributes.runtimeVisibleAnnotations())
                .stream()
                .flatMap(found -> found.annotations().stream())
                .map(annotation -> annotation.className().stringValue()))
        .as(moduleInfo.toString())
        .contains("Lorg/jspecify/annotations/NullMarked;");
  }
}
