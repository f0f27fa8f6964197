/** Database access: settings, connection pool, migrations, and explanations of failures. */
@NullMarked
package app.parley.store.db;

import org.jspecify.annotations.NullMarked;
