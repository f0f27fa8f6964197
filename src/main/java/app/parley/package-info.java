/** Start, wiring in data-flow order, and settings. Imports every other package; nothing imports it. */
@NullMarked
package app.parley;

import org.jspecify.annotations.NullMarked;
