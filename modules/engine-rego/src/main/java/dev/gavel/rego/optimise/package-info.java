/**
 * Plans made faster: passes over a plan, of which {@link dev.gavel.rego.optimise.Optimise} has the
 * list.
 *
 * <p>An optimised plan gives the results of the plain one, and breaks off where the plain one does;
 * what it says then is not told, since the plain plan is asked again. It may do less, and in
 * another order, where nobody can see it.
 */
package dev.gavel.rego.optimise;
