package app.parley.store.db;

import org.flywaydb.core.Flyway;

/** The schema as it was made in ten steps before the first release. */
public final class OldSchema {
    public static final String NEWEST = "10";

    private OldSchema() {}

    public static void make(DatabaseSettings settings, String version) {
        Flyway.configure()
                .dataSource(settings.driverUrl(), settings.user(), settings.password())
                .locations("classpath:old-migration")
                .target(version)
                .load()
                .migrate();
    }
}
