/**
 * Rule trees: the one input that every engine understands, as data.
 *
 * <p>{@link dev.gavel.engine.rule.RuleReader} turns JSON into a {@link
 * dev.gavel.engine.rule.RuleSet} and tells every mistake of shape at once. What an operator makes
 * of its operand is for the engine to check, since only the engine knows how it will compute it.
 */
package dev.gavel.engine.rule;
