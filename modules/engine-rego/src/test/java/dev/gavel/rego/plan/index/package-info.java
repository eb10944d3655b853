/** What is tried out on indexes of rules. */
package dev.gavel.rego.plan.index;
