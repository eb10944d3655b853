/** What there is to plan: documents, and the contexts they are made in. */
package dev.gavel.rego.plan.planner.work;
