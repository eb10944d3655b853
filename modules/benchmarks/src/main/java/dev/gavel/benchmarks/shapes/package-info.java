/**
 * What a compiled rule should be: a tree of objects, method handles, or a class of its own. The
 * three do the same for one rule; what a condition means is written once, in its operand.
 */
@NullMarked
package dev.gavel.benchmarks.shapes;

import org.jspecify.annotations.NullMarked;
