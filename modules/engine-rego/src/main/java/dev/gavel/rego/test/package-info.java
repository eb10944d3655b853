/**
 * Runs the rules {@code test_..} of compiled policies.
 *
 * <pre>{@code
 * Policies policies = Policies.builder().path(Path.of("policies")).tests().compile();
 * List<TestResult> results = TestRunner.of(policies).run();
 * }</pre>
 */
package dev.gavel.rego.test;
