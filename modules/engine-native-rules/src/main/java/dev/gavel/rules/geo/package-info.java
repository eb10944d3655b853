/** Places on the earth. */
package dev.gavel.rules.geo;
