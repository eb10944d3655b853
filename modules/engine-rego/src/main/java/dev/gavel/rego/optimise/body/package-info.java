/** What passes ask of the bodies of plans and functions, and how they change them. */
package dev.gavel.rego.optimise.body;
