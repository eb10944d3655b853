/** What of its input a plan can look at. */
package dev.gavel.rego.optimise.input;
