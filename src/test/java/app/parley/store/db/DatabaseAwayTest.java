package app.parley.store.db;

import static app.parley.testing.Calls.NOON;
import static app.parley.testing.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.calls.Viewer;
import app.parley.hub.value.Journal.Alive;
import app.parley.hub.value.Journal.CallChanged;
import app.parley.hub.value.Journal.ChatSaid;
import app.parley.kernel.CallOutcome;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.store.call.CallStore;
import app.parley.store.journal.JournalWriter;
import app.parley.store.room.ChatMessage;
import app.parley.store.room.ChatStore;
import app.parley.testing.Await;
import app.parley.testing.FreshDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

@Timeout(60)
@Isolated("it measures time")
class DatabaseAwayTest {
    private final DatabaseSettings settings = FreshDatabase.POSTGRESQL.settings();
    private final Database database = Database.open(settings);
    private final JournalWriter journal = new JournalWriter(database);

    @AfterEach
    void close() {
        journal.close();
        database.close();
    }

    @Test
    void refusesWhatHasToBeStoredUntilTheDatabaseIsBack() throws Exception {
        journal.record(said("m1")).toCompletableFuture().join();

        goAway();
        assertThat(failureOf(journal.record(said("m2")).toCompletableFuture()).code())
                .isEqualTo(ErrorCode.INTERNAL);
        assertThat(journal.isWriting()).isFalse();
        assertThat(journal.record(said("m3"))).isCompletedExceptionally();

        comeBack();
        awaitWriting();
        journal.record(said("m4")).toCompletableFuture().join();
        assertThat(new ChatStore(database).find(new RoomId("r"), null, null, 10))
                .extracting(ChatMessage::id)
                .containsExactly("m4", "m1");
    }

    @Test
    void writesTheNewestStateOfCallsOnceTheDatabaseIsBack() throws Exception {
        goAway();
        CompletableFuture<Void> ongoing =
                journal.record(new CallChanged(call("c1").ongoing())).toCompletableFuture();
        failureOf(ongoing);
        failureOf(journal.record(new CallChanged(call("c1").completed(60))).toCompletableFuture());

        comeBack();
        awaitWriting();
        assertThat(new CallStore(database).find("c1", new Viewer("root", true)))
                .hasValueSatisfying(found -> assertThat(found.outcome()).isEqualTo(CallOutcome.COMPLETED));
    }

    @Test
    void tellsReadersWithinFiveSeconds() throws Exception {
        goAway();
        long begun = System.nanoTime();

        assertThatThrownBy(() -> new CallStore(database).find("c1", new Viewer("root", true)))
                .isInstanceOf(DatabaseAway.class);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        assertThat(database.answers()).isFalse();
        comeBack();
        Await.until("healed", Duration.ofSeconds(30), database::answers);
    }

    private static RequestException failureOf(CompletableFuture<Void> stage) throws Exception {
        try {
            stage.get(15, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return (RequestException) e.getCause();
        }
        throw new AssertionError("It was stored");
    }

    // Each of these waits for an attempt to write.
    private void awaitWriting() {
        boolean written = false;
        while (!written) {
            written = journal.record(new Alive(NOON))
                    .handle((done, failure) -> failure == null)
                    .toCompletableFuture()
                    .join();
        }
        assertThat(journal.isWriting()).isTrue();
    }

    private void goAway() throws SQLException {
        asAdministrator("ALTER DATABASE %s ALLOW_CONNECTIONS false".formatted(name()));
        asAdministrator(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'".formatted(name()));
    }

    private void comeBack() throws SQLException {
        asAdministrator("ALTER DATABASE %s ALLOW_CONNECTIONS true".formatted(name()));
    }

    private void asAdministrator(String sql) throws SQLException {
        String url = settings.jdbcUrl().replace("/" + name(), "/postgres");
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String name() {
        return settings.jdbcUrl().substring(settings.jdbcUrl().lastIndexOf('/') + 1);
    }

    private static ChatSaid said(String id) {
        return new ChatSaid(new RoomId("r"), id, new UserId("alice"), "Alice", "hello", NOON);
    }
}
