/**
 * The gavel command: a class for each of its subcommands, and {@link dev.gavel.cli.Terminal}, the
 * only place that prints.
 */
package dev.gavel.cli;
