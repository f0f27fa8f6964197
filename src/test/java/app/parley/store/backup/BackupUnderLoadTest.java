package app.parley.store.backup;

import static app.parley.testing.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.value.Journal.CallChanged;
import app.parley.hub.value.Journal.ChatSaid;
import app.parley.hub.value.Journal.DirectSaid;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.store.db.Database;
import app.parley.store.db.DatabaseSettings;
import app.parley.store.db.WholeDatabase;
import app.parley.store.journal.JournalWriter;
import app.parley.testing.Await;
import app.parley.testing.FreshDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A backup is the state of one moment, however much is written meanwhile. */
@Timeout(300)
class BackupUnderLoadTest {
    private static final UserId ALICE = new UserId("alice");
    private static final UserId BOB = new UserId("bob");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path directory;

    private final AtomicInteger receipted = new AtomicInteger();
    private volatile boolean enough;

    @Test
    void ofH2HoldsWhatWasReceiptedBeforeAndOfTheRestAllOrNothing() throws Exception {
        assertOneMoment(DatabaseSettings.embedded(directory.resolve("busy")), FreshDatabase.POSTGRESQL.settings());
    }

    @Test
    void ofPostgresqlHoldsWhatWasReceiptedBeforeAndOfTheRestAllOrNothing() throws Exception {
        assertOneMoment(FreshDatabase.POSTGRESQL.settings(), DatabaseSettings.embedded(directory.resolve("copy")));
    }

    private void assertOneMoment(DatabaseSettings busy, DatabaseSettings copy) throws Exception {
        Path file = directory.resolve("backup.zip");
        int before;
        int after;
        try (Database database = Database.open(busy);
                JournalWriter journal = new JournalWriter(database)) {
            Thread writer = new Thread(() -> writeUntilEnough(journal), "writer");
            writer.start();
            Await.until("some rows", Duration.ofMinutes(2), () -> receipted.get() > 100);
            before = receipted.get();
            try (WholeDatabase whole = WholeDatabase.beside(busy);
                    OutputStream out = Files.newOutputStream(file)) {
                BackupWriter.write(whole, out, "test", NOON, this::waitForMoreRows);
            }
            after = receipted.get();
            enough = true;
            writer.join();
        }

        assertThat(after).as("the load went on").isGreaterThan(before + 50);
        try (BackupFile backup = BackupFile.open(file);
                WholeDatabase whole = WholeDatabase.open(copy)) {
            Restore.run(backup, whole, Progress.NONE);
            int messages = count(whole, "SELECT COUNT(*) FROM messages");
            assertThat(messages).isBetween(before, after + 1);
            // Step n writes message n, then direct message n, then call n.
            assertThat(count(whole, "SELECT COUNT(*) FROM messages WHERE text = 'step ' || seq"))
                    .isEqualTo(messages);
            assertThat(count(whole, "SELECT COUNT(*) FROM direct_messages")).isBetween(messages - 1, messages);
            int calls = count(whole, "SELECT COUNT(*) FROM calls");
            assertThat(calls).isBetween(messages - 1, messages);
            assertThat(count(whole, "SELECT COUNT(*) FROM call_people")).isEqualTo(2 * calls);
            assertThat(count(whole, "SELECT COUNT(*) FROM call_spans")).isEqualTo(2 * calls);
        }
    }

    private void writeUntilEnough(JournalWriter journal) {
        for (int step = 1; !enough; step++) {
            journal.record(new ChatSaid(new RoomId("r"), "m" + step, ALICE, "Alice", "step " + step, NOON))
                    .toCompletableFuture()
                    .join();
            journal.record(new DirectSaid("d" + step, ALICE, BOB, "step " + step, NOON))
                    .toCompletableFuture()
                    .join();
            journal.record(new CallChanged(
                            call("c" + step).at(NOON.plusSeconds(step)).completed(9)))
                    .toCompletableFuture()
                    .join();
            receipted.set(step);
        }
    }

    /** Each table is read when there is more to read than before. */
    private void waitForMoreRows(String step, long done, long total) {
        int now = receipted.get();
        Await.until("more rows", Duration.ofMinutes(2), () -> receipted.get() > now + 2);
    }

    private static int count(WholeDatabase database, String query) throws IOException {
        return database.read(connection -> count(connection.createStatement(), query));
    }

    private static int count(Statement statement, String query) throws SQLException {
        try (statement;
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }
}
