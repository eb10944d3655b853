/** The gavel command: a class for each of its subcommands, and what several of them need. */
package dev.gavel.cli;
