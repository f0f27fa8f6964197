/** Measures the call log with a million calls in it, over REST, on both databases. */
@NullMarked
package app.parley.bench.calls;

import org.jspecify.annotations.NullMarked;
