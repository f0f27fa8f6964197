package app.parley.store;

import app.parley.store.db.DatabaseSettings;
import org.flywaydb.core.Flyway;

/** The schema as it was made in ten steps before the first release. */
final class OldSchema {
    static final String NEWEST = "10";

    private OldSchema() {}

    static void make(DatabaseSettings settings, String version) {
        Flyway.configure()
                .dataSource(settings.driverUrl(), settings.user(), settings.password())
                .locations("classpath:old-migration")
                .target(version)
                .load()
                .migrate();
    }
}
