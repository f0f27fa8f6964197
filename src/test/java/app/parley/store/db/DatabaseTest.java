package app.parley.store.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.testing.OnEveryDatabase;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class DatabaseTest {
    private final Database database;

    DatabaseTest(Database database) {
        this.database = database;
    }

    @Test
    void answersOnceOpen() {
        assertThat(database.answers()).isTrue();
    }

    @Test
    void isEmptyForEachTest() {
        insert("alice", Instant.EPOCH);
        assertThat(database.<Integer>query(handle -> handle.select("SELECT COUNT(*) FROM accounts")
                        .mapTo(int.class)
                        .one()))
                .isOne();
    }

    @Test
    void rollsBackAllOfAFailedTransaction() {
        assertThatThrownBy(() -> database.useTransaction(handle -> {
                    handle.execute("DELETE FROM server_state");
                    handle.execute("INSERT INTO server_state (id, alive_at) VALUES (1, CURRENT_TIMESTAMP)");
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(database.<Integer>query(handle -> handle.select("SELECT COUNT(*) FROM server_state")
                        .mapTo(int.class)
                        .one()))
                .isZero();
    }

    @Test
    void readsBackTheInstantItWroteWhateverTheLocalClockSays() {
        // The hour that Berlin's clocks showed twice.
        Instant twice = Instant.parse("2026-10-25T00:30:00.123456Z");
        insert("alice", twice);

        assertThat(database.<Instant>query(handle -> handle.select("SELECT created_at FROM accounts")
                        .mapTo(Instant.class)
                        .one()))
                .isEqualTo(Instant.parse("2026-10-25T00:30:00.123Z"));
    }

    @Test
    void keepsTextThatPostgresCannotHold() {
        insert("a\0b", Instant.EPOCH);

        assertThat(database.<String>query(handle -> handle.select("SELECT username FROM accounts")
                        .mapTo(String.class)
                        .one()))
                .isEqualTo("a\uFFFDb");
    }

    @Test
    void knowsARowThatIsThereAlready() {
        insert("alice", Instant.EPOCH);

        assertThatThrownBy(() -> insert("alice", Instant.EPOCH))
                .isInstanceOfSatisfying(
                        RuntimeException.class,
                        e -> assertThat(SqlFailures.isUniqueViolation(e)).isTrue());
    }

    private void insert(String username, Instant createdAt) {
        database.useTransaction(handle -> handle.createUpdate("""
                        INSERT INTO accounts (username, display_name, role, active, created_at)
                        VALUES (:username, 'Name', 'member', TRUE, :createdAt)
                        """)
                .bind("username", username)
                .bind("createdAt", createdAt)
                .execute());
    }
}
