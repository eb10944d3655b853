/** What is tried out on indexes of collections. */
package dev.gavel.rego.run.index;
