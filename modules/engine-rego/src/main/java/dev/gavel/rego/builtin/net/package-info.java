/** Addresses of networks and of documents. */
package dev.gavel.rego.builtin.net;
