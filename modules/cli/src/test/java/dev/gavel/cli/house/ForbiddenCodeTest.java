package dev.gavel.cli.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What no class of ours does, each with its reason. */
class ForbiddenCodeTest {
  private static final String CLI = "dev.gavel.cli..";

  /**
   * One fixed pattern each, over a text of limited length, in which no part can match in two ways:
   * the name of a policy rule, a position in a path, a digest, the end of an address, a character
   * of a pattern.
   */
  private static final Set<String> FIXED_PATTERNS =
      Set.of(
          "ExperimentReader",
          "Findings",
          "VersionPointer",
          "HttpAddress",
          "ServerSettings",
          "EndlessFolding");

  private static JavaClasses ours;

  @BeforeAll
  static void read() throws IOException {
    ours = new ClassFileImporter().importPaths(Checkout.classes());
    assertThat(ours).as("ArchUnit reads the classes of this Java").hasSizeGreaterThan(20);
  }

  @Test
  void packages_make_no_cycles() {
    slices().matching("dev.gavel.(**)").should().beFreeOfCycles().check(ours);
  }

  @Test
  void only_the_command_line_writes_to_standard_streams() {
    noClasses()
        .that()
        .resideOutsideOfPackage(CLI)
        .and()
        .resideOutsideOfPackage("dev.gavel.benchmarks..") // commands too: what they print is theirs
        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
        .because("what a library has to say goes to its caller or to the log")
        .check(ours);
  }

  @Test
  void exceptions_say_what_went_wrong_by_their_type() {
    noClasses()
        .should(GeneralCodingRules.THROW_GENERIC_EXCEPTIONS)
        .because("a caller cannot tell one generic exception from another")
        .check(ours);
  }

  @Test
  void regular_expressions_take_linear_time() {
    Set<String> hidden = Set.of("matches", "replaceAll", "replaceFirst");
    noClasses()
        .that()
        .resideOutsideOfPackages(CLI, "dev.gavel.testkit.reference..") // which only tests call
        .and(areNot(FIXED_PATTERNS))
        .should()
        .dependOnClassesThat(resideInAPackage("java.util.regex.."))
        .orShould()
        .callMethodWhere(
            calls("String's methods that take a regular expression", String.class, hidden))
        .because("java.util.regex can be made to run for ever by what somebody else sends")
        .check(ours);
  }

  @Test
  void there_is_one_logging_api() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("java.util.logging..")
                .or(resideInAPackage("org.apache.logging.."))
                .or(resideInAPackage("org.apache.commons.logging..")))
        .because("the log is slf4j's")
        .check(ours);
  }

  @Test
  void the_time_comes_from_the_clock_that_was_handed_in() {
    noClasses()
        .that()
        .resideOutsideOfPackage(CLI)
        // Context.of is the door for those who use the library and have no clock of their own.
        .and(areNot(Set.of("Context")))
        .should()
        .callMethodWhere(calls("Instant.now", Instant.class, Set.of("now")))
        .orShould()
        .callMethodWhere(calls("the clock", System.class, Set.of("currentTimeMillis")))
        .because("a test cannot turn the clock of the machine")
        .check(ours);
  }

  private static DescribedPredicate<JavaClass> areNot(Set<String> simpleNames) {
    return describe("are not " + simpleNames, type -> !simpleNames.contains(type.getSimpleName()));
  }

  private static DescribedPredicate<JavaCall<?>> calls(
      String name, Class<?> owner, Set<String> methods) {
    return describe(
        name,
        call -> {
          JavaClass target = call.getTargetOwner();
          return target.isEquivalentTo(owner) && methods.contains(call.getName());
        });
  }
}
