/** Requests over HTTP: sent, and signed for AWS. */
package dev.gavel.rego.builtin.web;
