/** What a program must keep: safety, no recursion, no conflicts, types. */
package dev.gavel.rego.check;
