/** Last pass: which programs of a panel a context can satisfy at all. */
package dev.gavel.rules.index;
