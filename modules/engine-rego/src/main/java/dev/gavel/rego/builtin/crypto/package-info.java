/** Digests, keys and X.509 certificates, as Go shows them. */
package dev.gavel.rego.builtin.crypto;
