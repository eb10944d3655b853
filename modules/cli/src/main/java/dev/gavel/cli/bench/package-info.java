/**
 * {@code gavel bench}: what this machine does, as tables. {@link
 * dev.gavel.cli.bench.CacheBenchCommand} has the {@code Contenders} race in rounds, each in a loop
 * of its own, and has the {@code Keeper}s decide what to keep of a {@code Trace}.
 */
package dev.gavel.cli.bench;
