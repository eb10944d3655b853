/** Why an evaluation came out as it did, for people. */
package dev.gavel.conditions.explain;
