/** Tables of quality samples and verdicts. */
@NullMarked
package app.parley.store.quality;

import org.jspecify.annotations.NullMarked;
