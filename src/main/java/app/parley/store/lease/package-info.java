/** The row that says which process owns the live state. */
@NullMarked
package app.parley.store.lease;

import org.jspecify.annotations.NullMarked;
