/** Whether all variables of a body get a value, and in which order its expressions must stand. */
package dev.gavel.rego.check.safety;
