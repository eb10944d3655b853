/** Plans carried out: the interpreter. */
package dev.gavel.rego.run;
