/** Tests of what becomes of names. */
package dev.gavel.rego.resolve;
