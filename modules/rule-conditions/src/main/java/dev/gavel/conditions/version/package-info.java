/** Versions by SemVer 2.0. */
package dev.gavel.conditions.version;
