/** Backups: all rows of a database in one file, which either kind of database can be filled from. */
@NullMarked
package app.parley.store.backup;

import org.jspecify.annotations.NullMarked;
