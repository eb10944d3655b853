/** Types: what values rules, variables and references can have, and where that cannot fit. */
package dev.gavel.rego.check.typing;
