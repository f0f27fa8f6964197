/** Calls as stored: the one writer of calls, and the log's reader. */
@NullMarked
package app.parley.store.call;

import org.jspecify.annotations.NullMarked;
