/** The local variables of bodies and heads: their scopes, their new names, and the unused ones. */
package dev.gavel.rego.resolve.rewrite.local;
