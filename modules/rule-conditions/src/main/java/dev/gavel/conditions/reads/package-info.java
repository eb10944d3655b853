/** A pass beside the others: what of its context a tree can look at. */
package dev.gavel.conditions.reads;
