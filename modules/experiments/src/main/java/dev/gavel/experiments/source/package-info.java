/** The places that snapshots are published in. */
package dev.gavel.experiments.source;
