/** The journal's one writer, and the repair of calls that a crash left open. */
@NullMarked
package app.parley.store.journal;

import org.jspecify.annotations.NullMarked;
