/** The servers under load, each in a JVM of its own, and how one talks to them. */
@NullMarked
package app.parley.bench.server;

import org.jspecify.annotations.NullMarked;
