/** Quality samples, the readings that are made of them, and the verdict on a participant's connection. */
@NullMarked
package app.parley.calls.quality;

import org.jspecify.annotations.NullMarked;
