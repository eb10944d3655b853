/** Second pass: the shortest tree that gives the same answers. */
package dev.gavel.conditions.normalise;
