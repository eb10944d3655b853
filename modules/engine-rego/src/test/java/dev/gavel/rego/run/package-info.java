/** The plan runner, against cases of its own and those of the shared folder. */
package dev.gavel.rego.run;
