/** S3 as a place where snapshots come from. */
package dev.gavel.snapshot.s3;
