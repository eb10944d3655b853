/** The service with its caches, from outside: real servers, a real client, a real Redis. */
package dev.gavel.cli.cache;
