/**
 * The types of values and functions, as the checker and the declarations of built-ins know them.
 */
package dev.gavel.rego.type;
