package app.parley.store.db;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.jdbi.v3.core.Jdbi;

/** Reads Flyway's history of a schema, and decides whether this Parley can continue from it. */
final class SchemaHistory {
    private static final String TABLE = "flyway_schema_history";

    /** The steps that created the same tables before the first release. */
    private static final Set<String> BEFORE_THE_FIRST_RELEASE = Set.of(
            "V1__create_people.sql",
            "V2__create_rooms.sql",
            "V3__create_calls.sql",
            "V4__create_server_secrets.sql",
            "V5__speed_up_calls.sql",
            "V6__create_tokens_and_audit.sql",
            "V7__create_webhooks.sql",
            "V8__keep_call_days.sql",
            "V9__remember_visited_rooms.sql",
            "V10__find_any_calls_fast.sql");

    private final DatabaseSettings settings;
    private final Jdbi jdbi;
    private final List<String> tables;
    private final List<MigrationInfo> applied;

    private SchemaHistory(DatabaseSettings settings, Jdbi jdbi, List<String> tables, List<MigrationInfo> applied) {
        this.settings = settings;
        this.jdbi = jdbi;
        this.tables = tables;
        this.applied = applied;
    }

    static SchemaHistory of(DatabaseSettings settings, DataSource source, Flyway flyway) {
        Jdbi jdbi = Jdbi.create(source);
        List<String> tables = jdbi.withHandle(
                handle -> settings.isPostgres() ? SchemaTables.ofPostgres(handle) : SchemaTables.ofH2(handle));
        return new SchemaHistory(
                settings, jdbi, tables, Arrays.asList(flyway.info().applied()));
    }

    /**
     * @throws DatabaseUnavailable if the tables belong to another program, or to a Parley version that this one cannot
     *     continue
     */
    void refuseWhatIsNotOurs() {
        if (!tables.isEmpty() && !tables.contains(TABLE)) {
            throw refused("it holds tables that are not Parley's (%s); give Parley a database or a schema of its own"
                    .formatted(SchemaTables.listed(tables)));
        }
        if (isBeforeTheFirstRelease()) {
            if (scripts().size() < BEFORE_THE_FIRST_RELEASE.size()) {
                throw refused(
                        "it was made by a Parley from long before the first release, which this one cannot upgrade;"
                                + " move it away or give Parley another, to start afresh");
            }
        } else if (applied.stream().anyMatch(migration -> !migration.getState().isResolved())) {
            throw refused(
                    tables.contains("server_secrets") || tables.contains("SERVER_SECRETS")
                            ? "a newer version of Parley has migrated it; run that one"
                            : "another program has made its tables; give Parley a database or a schema of its own");
        }
    }

    /** Deletes failed steps, and the names of the steps from before the first release. Each of them may run again. */
    void tidy() {
        if (applied.stream().anyMatch(migration -> migration.getState().isFailed())) {
            forget("\"success\" = FALSE");
        }
        if (isBeforeTheFirstRelease()) {
            forget("\"script\" LIKE 'V%'");
        }
    }

    private void forget(String condition) {
        jdbi.useHandle(handle -> handle.execute("DELETE FROM \"" + TABLE + "\" WHERE " + condition));
    }

    private boolean isBeforeTheFirstRelease() {
        return !scripts().isEmpty() && BEFORE_THE_FIRST_RELEASE.containsAll(scripts());
    }

    private List<String> scripts() {
        return applied.stream()
                .filter(migration -> !migration.getState().isFailed())
                .map(MigrationInfo::getScript)
                .toList();
    }

    private DatabaseUnavailable refused(String why) {
        return new DatabaseUnavailable("Cannot use %s: %s.".formatted(settings.place(), why));
    }
}
