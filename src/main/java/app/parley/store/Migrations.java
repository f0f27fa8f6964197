package app.parley.store;

import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/** Brings the schema to this version of Parley. */
final class Migrations {
    private Migrations() {}

    static void run(DatabaseSettings settings, DataSource source) {
        Flyway flyway = flywayOn(source);
        try {
            refuseNewer(settings, flyway);
            flyway.migrate();
        } catch (FlywayException e) {
            throw SqlFailures.atStart(settings, e);
        }
    }

    /** Reads only. */
    static void refuseNewer(DatabaseSettings settings, DataSource source) {
        refuseNewer(settings, flywayOn(source));
    }

    private static void refuseNewer(DatabaseSettings settings, Flyway flyway) {
        if (Arrays.stream(flyway.info().applied()).anyMatch(Migrations::isUnknownHere)) {
            throw new DatabaseUnavailable("Cannot use %s: a newer version of Parley has migrated it; run that one."
                    .formatted(settings.place()));
        }
    }

    private static boolean isUnknownHere(MigrationInfo migration) {
        return !migration.getState().isResolved();
    }

    private static Flyway flywayOn(DataSource source) {
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .cleanDisabled(true)
                .load();
    }
}
