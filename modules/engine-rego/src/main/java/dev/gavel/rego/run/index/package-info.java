/** Collections that are found by what is in them, instead of being walked. */
package dev.gavel.rego.run.index;
