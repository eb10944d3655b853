package dev.gavel.rego.run;

import org.jspecify.annotations.Nullable;

/**
 * A statement of a plan, linked.
 *
 * <p>Its answer says where to go on: with the next step, at the end of the block that encloses it
 * so many times, or back in the caller. What is undefined goes to the end of its block, as a break
 * of zero does.
 */
interface Step {
  int NEXT = -1;
  int UNDEFINED = 0;
  int RETURN = Integer.MAX_VALUE;

  int run(@Nullable Object[] locals, Execution during);
}
