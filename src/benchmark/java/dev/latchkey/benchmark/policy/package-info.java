/**
 * Measurements of the policy engine, beside a public peer on the same questions in the same run.
 *
 * <p>Run by {@code mvn -Pbenchmark -DskipTests test-compile exec:exec@policy}; no test ever runs them.
 */
@NullMarked
package dev.latchkey.benchmark.policy;

import org.jspecify.annotations.NullMarked;
