/** The benchmarks: one command runs them and writes their figures into {@code src/docs/benchmarks.md}. */
@NullMarked
package app.parley.bench;

import org.jspecify.annotations.NullMarked;
