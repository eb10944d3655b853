/** Policies and data from files, folders and bundles. */
package dev.gavel.rego.load;
