/** The yardstick: what a team gets from Jetty's session API with nothing on top. */
@NullMarked
package app.parley.bench.plain;

import org.jspecify.annotations.NullMarked;
