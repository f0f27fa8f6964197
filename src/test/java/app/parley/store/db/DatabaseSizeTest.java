package app.parley.store.db;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.store.db.DatabaseSize.TableSize;
import app.parley.testing.OnEveryDatabase;
import org.junit.jupiter.api.Test;

/** How many rows there are, and how large the database is. */
@OnEveryDatabase
class DatabaseSizeTest {
    private final DatabaseSettings settings;

    DatabaseSizeTest(DatabaseSettings settings) {
        this.settings = settings;
    }

    @Test
    void everyTableIsCountedByItsName() {
        try (Database database = Database.open(settings)) {
            database.useTransaction(handle ->
                    handle.execute("INSERT INTO retired_names (name_hash) VALUES ('one'), ('two'), ('three')"));

            DatabaseSize size = DatabaseSize.of(settings, database);

            assertThat(size.tables())
                    .extracting(TableSize::name)
                    .contains("accounts", "calls", "audit")
                    .doesNotContain("flyway_schema_history")
                    .isSorted();
            assertThat(size.tables())
                    .filteredOn(table -> table.name().equals("retired_names"))
                    .singleElement()
                    .satisfies(table -> {
                        assertThat(table.rows()).isEqualTo(3);
                        assertThat(table.estimated()).isFalse();
                    });
            if (settings.isPostgres()) {
                assertThat(size.kind()).isEqualTo(DatabaseSize.Kind.POSTGRESQL);
                assertThat(size.place()).contains("/").doesNotContain("@", "?");
                assertThat(size.bytes()).isPositive();
                assertThat(size.tables()).allMatch(table -> table.bytes() != null);
            }
        }
    }

    @Test
    void aLargeTableIsEstimatedWhereCountingTakesLong() {
        try (Database database = Database.open(settings)) {
            String series = settings.isPostgres() ? "generate_series(1, 100005) AS n(x)" : "SYSTEM_RANGE(1, 100005)";
            String value = settings.isPostgres() ? "CAST(x AS text)" : "CAST(x AS VARCHAR)";
            database.useTransaction(handle ->
                    handle.execute("INSERT INTO retired_names (name_hash) SELECT " + value + " FROM " + series));

            TableSize large = DatabaseSize.of(settings, database).tables().stream()
                    .filter(table -> table.name().equals("retired_names"))
                    .findFirst()
                    .orElseThrow();

            assertThat(large.estimated()).isEqualTo(settings.isPostgres());
            assertThat(large.rows()).isBetween(100_001L, 200_000L);
        }
    }
}
