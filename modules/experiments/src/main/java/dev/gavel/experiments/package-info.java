/** Config snapshots as data, and the reader that checks them. */
package dev.gavel.experiments;
