/** JSON web tokens: decoded, verified, signed. */
package dev.gavel.rego.builtin.token;
