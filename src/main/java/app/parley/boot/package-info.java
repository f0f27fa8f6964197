/** The parts that App wires: one module for each package, the adapters between packages, and the regular jobs. */
@NullMarked
package app.parley.boot;

import org.jspecify.annotations.NullMarked;
