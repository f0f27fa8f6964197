package app.parley.store.db;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

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
        try (HikariDataSource patient = Pool.forMigrations(settings)) {
            Flyway flyway = flywayOn(patient);
            SchemaHistory history = SchemaHistory.of(settings, patient, flyway);
            history.refuseWhatIsNotOurs();
            history.tidy();
            flyway.migrate();
        } catch (RuntimeException e) {
            throw StartFailure.of(settings, e);
        } finally {
            step.end();
        }
    }

    /** Only reads. */
    void refuseWhatIsNotOurs(DataSource source) {
        SchemaHistory.of(settings, source, flywayOn(source)).refuseWhatIsNotOurs();
    }

    // A schema without tables may hold functions and types of the administrator, so Flyway must accept a schema that is
    // not empty.
    private Flyway flywayOn(DataSource source) {
        return Flyway.configure()
                .dataSource(source)
                .locations(locations)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .cleanDisabled(true)
                .load();
    }
}
