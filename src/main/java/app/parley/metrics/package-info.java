/** What the server tells monitoring about itself. Imported by the wiring alone: others are asked, and know nothing of it. */
@NullMarked
package app.parley.metrics;

import org.jspecify.annotations.NullMarked;
