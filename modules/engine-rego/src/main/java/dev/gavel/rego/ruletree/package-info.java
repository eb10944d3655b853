/**
 * Rule trees as Rego, so that this engine can take the native one's place: {@code Translate} writes
 * a module, and the operators that Rego has no words for are built-ins in {@code gavel.*}.
 */
package dev.gavel.rego.ruletree;
