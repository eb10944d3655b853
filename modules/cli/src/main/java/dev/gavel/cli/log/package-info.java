/** What a service logs: where it goes, and what it looks like. */
package dev.gavel.cli.log;
