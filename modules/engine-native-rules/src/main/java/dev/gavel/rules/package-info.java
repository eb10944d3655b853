/**
 * The native engine: rule trees turned into code that allocates nothing.
 *
 * <p>Start at {@link dev.gavel.rules.RuleCompiler}, the page that lists the passes. The first ones,
 * {@code check}, {@code normalise} and {@code order}, belong to every engine and live in {@code
 * dev.gavel.conditions}; {@code share}, {@code link} and {@code index} have a folder here.
 */
package dev.gavel.rules;
