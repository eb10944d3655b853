/**
 * Rule cases: rules, a context and the answer that is wanted, in JSON, so that no case belongs to
 * one engine or one language.
 *
 * {@snippet :
 * RuleCases file = RuleCases.read(Files.readAllBytes(path));
 * file.mistakes().forEach(mistake -> print(mistake));
 * for (RuleCase test : file.cases()) {
 *   switch (test.runOn(engine)) {
 *     case RuleCase.Passed() -> passed++;
 *     case RuleCase.Failed(String reason) -> print(test.name() + ": " + reason);
 *   }
 * }
 * }
 */
package dev.gavel.testkit.cases;
