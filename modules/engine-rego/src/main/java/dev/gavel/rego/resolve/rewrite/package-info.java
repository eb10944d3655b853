/**
 * The passes that put a program into simpler words. Each is named after its stage in OPA's compiler
 * and has {@code run} for the modules of a draft and {@code query} for an ad-hoc query.
 */
package dev.gavel.rego.resolve.rewrite;
