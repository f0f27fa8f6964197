/** Single methods, measured by JMH. */
@NullMarked
package app.parley.bench.jmh;

import org.jspecify.annotations.NullMarked;
