/** Ways to find distinct things quickly, and in order. */
package dev.gavel.engine.value.index;
