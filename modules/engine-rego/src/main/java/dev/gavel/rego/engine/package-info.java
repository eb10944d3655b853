/** The engine {@code rego}, behind the interface that all engines have. */
package dev.gavel.rego.engine;
