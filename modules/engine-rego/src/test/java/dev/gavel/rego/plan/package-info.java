/** Plans read, written, printed and verified. */
package dev.gavel.rego.plan;
