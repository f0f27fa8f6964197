/** Quality samples, readings of them, and the verdict on a person's connection. */
@NullMarked
package app.parley.calls.quality;

import org.jspecify.annotations.NullMarked;
