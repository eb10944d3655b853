/** The caches of this process, as one who operates it sees them. */
package dev.gavel.server.cache;
