/** Erases people from all tables, and deletes data past its retention limit. */
@NullMarked
package app.parley.store.privacy;

import org.jspecify.annotations.NullMarked;
