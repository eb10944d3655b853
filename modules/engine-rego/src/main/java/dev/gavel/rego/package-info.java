/** The front door: compile policies, ask them, test them. */
package dev.gavel.rego;
