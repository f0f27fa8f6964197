/** Quality samples and verdicts, as stored. */
@NullMarked
package app.parley.store.quality;

import org.jspecify.annotations.NullMarked;
