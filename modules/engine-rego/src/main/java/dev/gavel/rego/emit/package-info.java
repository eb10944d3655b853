/**
 * Plans as bytecode: the fast tier.
 *
 * <p>A function of the plan becomes a static method, a local of it a slot, a block a label; {@link
 * dev.gavel.rego.emit.Emit} puts them into hidden classes, whose constants come as class data. What
 * a statement does beyond a jump or two is in {@code support}, and called.
 */
package dev.gavel.rego.emit;
