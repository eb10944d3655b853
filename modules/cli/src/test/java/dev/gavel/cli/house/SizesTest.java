package dev.gavel.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How large things may get before they have to be taken apart. */
class SizesTest {
  private static final int LINES_OF_A_METHOD = 50;
  private static final int LINES_OF_A_FILE = 500;
  private static final int LINES_OF_A_TEST_FILE = 400;
  private static final int FILES_OF_A_PACKAGE = 25;
  private static final int ENTRIES_OF_THE_ROOT = 20;

  /** A module shows a front door of this many types, or a fifth of them where it is large. */
  private static final int SHOWN_TYPES = 10;

  private static final int SHOWN_PERCENT = 20;

  /** What is written to be called by others; most of its types are meant to be seen. */
  private static final Set<String> APIS =
      Set.of("engine-api", "engine-testkit", "experiments", "cache");

  @Test
  void a_method_fits_on_a_screen() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path module : Checkout.modules()) {
      for (String sourceSet : List.of("main", "test")) {
        for (JavaSource source : JavaSource.parse(Checkout.sources(module, sourceSet))) {
          source.methods().stream()
              .filter(method -> method.lines() > LINES_OF_A_METHOD)
              .map(method -> method + " in " + source.file())
              .forEach(tooLong::add);
        }
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void a_file_is_read_in_one_go() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path module : Checkout.modules()) {
      addLongerThan(LINES_OF_A_FILE, Checkout.sources(module, "main"), tooLong);
      addLongerThan(LINES_OF_A_TEST_FILE, Checkout.sources(module, "test"), tooLong);
    }
    assertThat(tooLong).isEmpty();
  }

  private static void addLongerThan(int limit, List<Path> files, List<String> found)
      throws IOException {
    for (Path file : files) {
      int lines = Files.readAllLines(file).size();
      if (lines > limit) {
        found.add("%s: %d lines, at most %d".formatted(file, lines, limit));
      }
    }
  }

  @Test
  void a_package_can_be_overlooked() throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path module : Checkout.modules()) {
      all.addAll(Checkout.sources(module, "main"));
      all.addAll(Checkout.sources(module, "test"));
    }
    Map<Path, Long> files =
        all.stream().collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
    files.values().removeIf(count -> count <= FILES_OF_A_PACKAGE);
    assertThat(files).isEmpty();
  }

  @Test
  void a_module_that_is_no_api_hides_its_types() throws IOException {
    List<String> tooOpen = new ArrayList<>();
    for (Path moduleInfo : Checkout.moduleInfos()) {
      Path module = moduleInfo.getParent().getParent().getParent();
      Set<String> exported =
          Checkout.descriptor(moduleInfo).exports().stream()
              .filter(export -> !export.isQualified())
              .map(ModuleDescriptor.Exports::source)
              .collect(Collectors.toSet());
      List<JavaSource> sources = JavaSource.parse(Checkout.sources(module, "main"));
      int types = sources.stream().mapToInt(JavaSource::types).sum();
      int shown =
          sources.stream()
              .filter(source -> exported.contains(source.packageName()))
              .mapToInt(JavaSource::publicTypes)
              .sum();
      String name = module.getFileName().toString();
      if (!APIS.contains(name) && shown > Math.max(SHOWN_TYPES, types * SHOWN_PERCENT / 100)) {
        tooOpen.add("%s shows %d of its %d types".formatted(name, shown, types));
      }
    }
    assertThat(tooOpen).isEmpty();
  }

  @Test
  void the_root_of_the_checkout_has_few_entries() throws IOException {
    Set<String> ignored =
        Files.readAllLines(Checkout.ROOT.resolve(".gitignore")).stream()
            .map(line -> line.replace("/", ""))
            .collect(Collectors.toSet());
    try (Stream<Path> entries = Files.list(Checkout.ROOT)) {
      assertThat(
              entries
                  .map(entry -> entry.getFileName().toString())
                  .filter(name -> !name.equals(".git") && !ignored.contains(name)))
          .hasSizeLessThanOrEqualTo(ENTRIES_OF_THE_ROOT);
    }
  }
}
