/** What people read: the terminal, and texts made for it. The only place that prints. */
package dev.gavel.cli.terminal;
