/**
 * The contract of rule-tree engines, as tests.
 *
 * <p>An engine's module extends five classes and is done:
 *
 * {@snippet :
 * final class MyEngineTest extends EngineContract {
 *   @Override
 *   protected EngineProvider provider() {
 *     return EngineProvider.named("mine");
 *   }
 * }
 * }
 *
 * <p>and so on: {@link dev.gavel.testkit.EngineContract} runs the contract's rule cases, which are
 * JSON files beside it, and holds what no case can say: explanations, threads, depth. {@link
 * dev.gavel.testkit.MistakesContract} is about what is wrong: how it is told, and strictness.
 * {@link dev.gavel.testkit.PanelContract} is about programs that are asked together. {@link
 * dev.gavel.testkit.ReadsContract} is about keeping answers. {@link
 * dev.gavel.testkit.DifferentialContract} puts generated rules and contexts before the engine and a
 * plain interpreter; {@code -Djqwik.tries.default=1000000} makes it try longer. That one needs
 * RE2/J on the class path.
 */
package dev.gavel.testkit;
