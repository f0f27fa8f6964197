/** Archives past days of the log, and reads the archive. */
@NullMarked
package app.parley.store.callstats;

import org.jspecify.annotations.NullMarked;
