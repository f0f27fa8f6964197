package app.parley.store.db;

import static app.parley.testing.Calls.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.parley.hub.value.Journal.ChatSaid;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.store.journal.JournalWriter;
import app.parley.store.room.ChatStore;
import app.parley.testing.FreshDatabase;
import app.parley.testing.PgBouncer;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PoolerTest {
    private static final RoomId ROOM = new RoomId("r");

    private final DatabaseSettings direct = FreshDatabase.POSTGRESQL.settings();

    @TempDir
    private Path directory;

    @BeforeEach
    void needsThePooler() {
        assumeTrue(PgBouncer.isInstalled(), "pgbouncer is not installed");
    }

    @Test
    void worksThroughAPoolerInTransactionMode() throws Exception {
        try (PgBouncer pooler = new PgBouncer(directory, port());
                Database database = Database.open(through(pooler, ""));
                JournalWriter journal = new JournalWriter(database)) {
            ChatStore chat = new ChatStore(database);
            // The driver prepares on the server what it has sent five times.
            for (int i = 0; i < 40; i++) {
                journal.record(said("m" + i)).toCompletableFuture().join();
                assertThat(IntStream.range(0, 4)
                                .parallel()
                                .map(reader -> chat.find(ROOM, null, null, 100).size()))
                        .containsOnly(i + 1);
            }
        }
    }

    @Test
    void saysWhichSettingOfTheUrlThePoolerDoesNotTake() throws Exception {
        try (PgBouncer pooler = new PgBouncer(directory, port())) {
            assertThatThrownBy(() -> Database.open(through(pooler, "?currentSchema=public")))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("search_path")
                    .hasMessageContaining("ALTER ROLE");
        }
    }

    private int port() {
        return URI.create(direct.jdbcUrl().substring("jdbc:".length())).getPort();
    }

    private DatabaseSettings through(PgBouncer pooler, String parameters) {
        return new DatabaseSettings(
                direct.jdbcUrl().replace(":" + port(), ":" + pooler.port()) + parameters, "postgres", "postgres");
    }

    private static ChatSaid said(String id) {
        return new ChatSaid(ROOM, id, new UserId("alice"), "Alice", "hello", NOON);
    }
}
