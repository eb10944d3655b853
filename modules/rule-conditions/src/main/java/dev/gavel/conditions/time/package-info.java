/**
 * Operands that are about time: prepared when a rule is compiled, only looked up when it is asked.
 */
package dev.gavel.conditions.time;
