/** What is wrong with a policy, and where. */
package dev.gavel.rego.diagnostic;
