/** Writes past days of the log down, and reads them again. */
@NullMarked
package app.parley.store.callstats;

import org.jspecify.annotations.NullMarked;
