/** Compiled Rego to a plan, a class for each construct. */
package dev.gavel.rego.plan.planner;
