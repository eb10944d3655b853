/**
 * The contract of rule-tree engines, as tests.
 *
 * <p>An engine's module extends two classes and is done:
 *
 * {@snippet :
 * final class MyEngineTest extends EngineContract {
 *   @Override
 *   protected EngineProvider provider() {
 *     return EngineProvider.named("mine");
 *   }
 * }
 *
 * final class MyEngineAgreesTest extends DifferentialContract {
 *   @Override
 *   protected EngineProvider provider() {
 *     return EngineProvider.named("mine");
 *   }
 * }
 * }
 *
 * <p>The first runs the contract's rule cases, which are JSON files beside it, and holds what no
 * case can say: strictness, threads, depth. The second puts generated rules and contexts before the
 * engine and a plain interpreter; {@code -Djqwik.tries.default=1000000} makes it try longer.
 */
package dev.gavel.testkit;
