/** What App wires: one module for each room, the adapters between rooms, and the jobs that run regularly. */
@NullMarked
package app.parley.boot;

import org.jspecify.annotations.NullMarked;
