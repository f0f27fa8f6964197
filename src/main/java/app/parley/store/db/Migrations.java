package app.parley.store.db;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema to this version of Parley. */
public final class Migrations {
    public static final String NEWEST = "classpath:db/migration";

    private final DatabaseSettings settings;
    private final String[] locations;

    /** @param locations where the scripts are, as Flyway names it */
    public Migrations(DatabaseSettings settings, String... locations) {
        this.settings = settings;
        this.locations = locations;
    }

    static Migrations of(DatabaseSettings settings) {
        return new Migrations(settings, NEWEST);
    }

    /**
     * Does what is missing, however long that takes, and says so when it takes long. What was cut off earlier is finished.
     *
     * @throws DatabaseUnavailable when that cannot be done
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

    /** Reads only. */
    void refuseWhatIsNotOurs(DataSource source) {
        SchemaHistory.of(settings, source, flywayOn(source)).refuseWhatIsNotOurs();
    }

    // A schema without tables may hold functions and types of the administrator's: Flyway need not be alone there.
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
