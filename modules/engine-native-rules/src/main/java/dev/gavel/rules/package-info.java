/**
 * The native engine: rule trees turned into code that allocates nothing.
 *
 * <p>Start at {@link dev.gavel.rules.RuleCompiler}, the page that lists the passes. Each pass has a
 * folder: {@code check}, {@code normalise}, {@code order}, {@code share}, {@code link}, {@code
 * index}; beside them {@code question} holds what an operator means, and {@code explain} tells a
 * person why. What operands are prepared into has a folder by subject: {@code text}, {@code time},
 * {@code version}, {@code geo}, {@code path}.
 *
 * <p>To add an operator: a constant in {@link dev.gavel.engine.rule.Operator}, a record in {@link
 * dev.gavel.rules.question.Question}, and then the switches that the compiler of Java complains of.
 */
package dev.gavel.rules;
