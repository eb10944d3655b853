/** Places on the earth. */
package dev.gavel.conditions.geo;
