import org.jspecify.annotations.NullMarked;

/**
 * What every engine keeps, as tests to extend; and rule cases, which need no test library: those
 * are required statically, so that the contract's classes are for tests only.
 */
@NullMarked
module dev.gavel.testkit {
  requires static org.jspecify;
  requires transitive dev.gavel.engine;
  requires static net.jqwik.api;
  requires static org.junit.jupiter.api;
  requires static org.assertj.core;
  requires static jdk.management;
  requires static re2j;

  exports dev.gavel.testkit;
  exports dev.gavel.testkit.cases;
}
