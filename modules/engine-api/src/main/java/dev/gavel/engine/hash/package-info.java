/** The hash that buckets users: fixed for ever, since a changed bucket is a changed experience. */
package dev.gavel.engine.hash;
