/** The database: settings, pool, migrations, and why it failed. */
@NullMarked
package app.parley.store.db;

import org.jspecify.annotations.NullMarked;
