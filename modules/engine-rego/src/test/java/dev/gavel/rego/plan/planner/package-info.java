/** The planner, judged by what its plans give. */
package dev.gavel.rego.plan.planner;
