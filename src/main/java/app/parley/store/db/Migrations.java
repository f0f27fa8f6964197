package app.parley.store.db;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;

/** Migrates the schema to this version of Parley. */
public final class Migrations {
    public static final String NEWEST = "classpath:db/migration";

    private final DatabaseSettings settings;
    private final String[] locations;

    /** @param locations the directories of the scripts, in Flyway's notation */
    public Migrations(DatabaseSettings settings, String... locations) {
        this.settings = settings;
        this.locations = locations;
    }

    static Migrations of(DatabaseSettings settings) {
        return new Migrations(settings, NEWEST);
    }

    /**
     * Runs the missing migrations, without a time limit, and logs a message if they take long. Finishes a migration
     * that was interrupted earlier.
     *
     * @throws DatabaseUnavailable if a migration fails
     */
    public void run() {
        SlowStep step = SlowStep.begin("Bringing the tables to this version of Parley");
        try {
            runTo(null);
        } finally {
            step.end();
        }
    }

    /**
     * Like {@link #run}, up to a version, and without a word.
     *
     * @param version such as {@code 8}; null for the newest
     */
    void runTo(@Nullable String version) {
        try (HikariDataSource patient = Pool.forMigrations(settings)) {
            if (version == null && isWhole(patient)) {
                return;
            }
            Flyway flyway = flywayOn(patient, version);
            SchemaHistory history = SchemaHistory.of(settings, patient, flyway);
            history.refuseWhatIsNotOurs();
            history.tidy();
            flyway.migrate();
        } catch (RuntimeException e) {
            throw StartFailure.of(settings, e);
        }
    }

    private boolean isWhole(DataSource source) {
        return List.of(locations).equals(List.of(NEWEST)) && MigrationScripts.areAllIn(source);
    }

    /** Only reads. */
    void refuseWhatIsNotOurs(DataSource source) {
        if (isWhole(source)) {
            return;
        }
        SchemaHistory.of(settings, source, flywayOn(source, null)).refuseWhatIsNotOurs();
    }

    /** Returns the version of the tables, such as {@code 8}; null if there are none yet. */
    @Nullable
    String versionOf(DataSource source) {
        MigrationInfo current = flywayOn(source, null).info().current();
        return current == null || current.getVersion() == null
                ? null
                : current.getVersion().getVersion();
    }

    /** Returns the versions that this Parley can make, the oldest first. */
    List<String> versions(DataSource source) {
        return Arrays.stream(flywayOn(source, null).info().all())
                .filter(migration -> migration.getState().isResolved() && migration.getVersion() != null)
                .map(migration -> migration.getVersion().getVersion())
                .toList();
    }

    // A schema without tables may hold functions and types of the administrator, so Flyway must accept a schema that is
    // not empty.
    private Flyway flywayOn(DataSource source, @Nullable String target) {
        return Flyway.configure()
                .dataSource(source)
                .target(target == null ? "latest" : target)
                .locations(locations)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .cleanDisabled(true)
                .load();
    }
}
