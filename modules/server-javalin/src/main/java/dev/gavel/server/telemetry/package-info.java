/**
 * The process in numbers, in Prometheus' text.
 *
 * <p>Nothing is counted here. Each {@code …Meters} binds what a part counts anyway to meters that
 * are read when somebody collects them, and {@link dev.gavel.server.telemetry.Telemetry} lists
 * them.
 */
package dev.gavel.server.telemetry;
