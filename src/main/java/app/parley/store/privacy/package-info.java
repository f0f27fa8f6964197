/** Erases people from all tables, and deletes what is too old. */
@NullMarked
package app.parley.store.privacy;

import org.jspecify.annotations.NullMarked;
