/** Collections that a plan is making. */
package dev.gavel.rego.run.growing;
