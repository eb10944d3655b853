/** What makes rules {@code test_..} fit to be run as tests, each by itself. */
package dev.gavel.rego.resolve.testing;
