package dev.gavel.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each module shows to the others, frozen in text, so that a change of it is seen in review. A
 * change that is meant is accepted by {@code mvn verify -Dgolden=accept}, which rewrites the files.
 */
class ModuleDescriptorsTest {
  private static final Path GOLDEN =
      Checkout.ROOT.resolve("modules/cli/src/test/resources/golden/modules");
  private static final boolean ACCEPT = "accept".equals(System.getProperty("golden"));

  static Stream<Path> moduleInfos() throws IOException {
    return Checkout.moduleInfos().stream();
  }

  @ParameterizedTest
  @MethodSource("moduleInfos")
  void a_descriptor_is_the_one_that_was_accepted(Path moduleInfo) throws IOException {
    ModuleDescriptor module = Checkout.descriptor(moduleInfo);
    Path golden = GOLDEN.resolve(module.name() + ".txt");
    String now = text(module);
    if (ACCEPT) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, now);
    }

    assertThat(golden).as("a new module is accepted by -Dgolden=accept").exists();
    assertThat(now)
        .as("%s differs; accept a change that is meant by -Dgolden=accept", golden)
        .isEqualTo(Files.readString(golden));
  }

  @Test
  void every_golden_file_has_its_module() throws IOException {
    List<String> names = new ArrayList<>();
    for (Path moduleInfo : Checkout.moduleInfos()) {
      names.add(Checkout.descriptor(moduleInfo).name() + ".txt");
    }
    try (Stream<Path> files = Files.list(GOLDEN)) {
      assertThat(files.map(file -> file.getFileName().toString())).isSubsetOf(names);
    }
  }

  private static String text(ModuleDescriptor module) {
    return Stream.of(
            Stream.of("module " + module.name()),
            module.requires().stream()
                .filter(required -> !required.modifiers().contains(Requires.Modifier.MANDATED))
                .map(required -> "requires " + words(required.modifiers()) + required.name()),
            module.exports().stream()
                .map(exported -> "exports " + exported.source() + to(exported.targets())),
            module.opens().stream()
                .map(opened -> "opens " + opened.source() + to(opened.targets())),
            module.uses().stream().map(used -> "uses " + used),
            module.provides().stream()
                .map(
                    provided ->
                        "provides "
                            + provided.service()
                            + " with "
                            + String.join(", ", provided.providers())))
        .flatMap(Stream::sorted)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String words(Collection<?> modifiers) {
    return modifiers.stream()
        .map(modifier -> modifier.toString().toLowerCase(Locale.ROOT) + " ")
        .sorted()
        .collect(Collectors.joining());
  }

  private static String to(Collection<String> targets) {
    return targets.isEmpty()
        ? ""
        : targets.stream().sorted().collect(Collectors.joining(", ", " to ", ""));
  }
}
