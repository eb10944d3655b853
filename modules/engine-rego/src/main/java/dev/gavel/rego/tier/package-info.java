/** Two ways to carry out a plan: the reference answers at once, the compiled code fast. */
package dev.gavel.rego.tier;
