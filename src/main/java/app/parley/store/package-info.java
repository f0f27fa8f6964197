/** The database: pool, migrations, SQL, the journal's writer. The only importer of java.sql, Jdbi, Hikari and Flyway; knows hub, people and calls by their values. */
@NullMarked
package app.parley.store;

import org.jspecify.annotations.NullMarked;
