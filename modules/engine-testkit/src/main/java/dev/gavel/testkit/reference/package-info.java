/**
 * What the rules mean, said a second time and as plainly as Java can: it walks the trees as they
 * were read, prepares nothing, and shares no code with an engine. Engines are held against it.
 */
package dev.gavel.testkit.reference;
