/** Tables of calls: the one writer of calls, and the reader of the call log. */
@NullMarked
package app.parley.store.call;

import org.jspecify.annotations.NullMarked;
