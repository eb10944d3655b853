/** First pass: every mistake at once, and a tree whose operands are sound. */
package dev.gavel.conditions.check;
