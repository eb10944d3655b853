/** Rules and contexts at random, as JSON documents, which meet one another often. */
package dev.gavel.testkit.generate;
