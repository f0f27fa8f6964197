package app.parley.store.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.store.ChildProcess;
import app.parley.store.IdleServer;
import app.parley.testing.FreshDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class RefusedStartTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    private Path directory;

    @Test
    void refusesADataFileThatAnotherProcessUses() throws Exception {
        try (ChildProcess other = new ChildProcess(IdleServer.class, directory)) {
            other.next("open");
            Map<String, String> before = contents();

            assertRefused(this::open, "another process is using it");

            assertThat(contents()).isEqualTo(before);
        }
        open().close();
    }

    @Test
    void refusesGarbage() throws Exception {
        byte[] garbage = new byte[40_000];
        new Random(1).nextBytes(garbage);
        Files.write(file(), garbage);

        assertRefusedUntouched("it is damaged");
    }

    @Test
    void refusesATextFile() throws Exception {
        Files.writeString(file(), "This is no database.\n");

        assertRefusedUntouched("it is damaged");
    }

    @Test
    void refusesADatabaseCutShort() throws Exception {
        open().close();
        try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 3);
        }

        assertRefusedUntouched("it is damaged");
    }

    @Test
    void refusesADatabaseWithABrokenMiddle() throws Exception {
        open().close();
        try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate((int) channel.size() - 8_192), 8_192);
        }

        assertRefusedUntouched("it is damaged");
    }

    @Test
    void refusesADatabaseOfANewerParley() throws Exception {
        try (Database database = open()) {
            migrateToTheFuture(database);
        }

        assertRefusedUntouched("a newer version of Parley has migrated it");
    }

    @Test
    void refusesADirectoryWhereTheFileShouldBe() throws Exception {
        Files.createDirectory(file());

        assertRefusedUntouched("it is not a file");
    }

    @Test
    void refusesPostgresOfANewerParley() {
        DatabaseSettings settings = FreshDatabase.POSTGRESQL.settings();
        try (Database database = Database.open(settings)) {
            migrateToTheFuture(database);
        }

        assertRefused(() -> Database.open(settings), "a newer version of Parley has migrated it");
    }

    @Test
    void refusesAnUnknownUserOrDatabaseOfPostgres() {
        DatabaseSettings settings = FreshDatabase.POSTGRESQL.settings();

        assertRefused(
                () -> Database.open(new DatabaseSettings(settings.jdbcUrl(), "nobody", "secret")),
                "it does not accept the user name or password");
        assertRefused(
                () -> Database.open(new DatabaseSettings(settings.jdbcUrl() + "x", "postgres", "secret")),
                "there is no such database");
    }

    @Test
    void refusesPostgresThatIsNotThere() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        assertRefused(() -> Database.open(postgresAt(port)), "it does not answer");
    }

    @Test
    void refusesPostgresThatAcceptsConnectionsButStaysSilent() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            assertRefused(() -> Database.open(postgresAt(silent.getLocalPort())), "it does not answer");
        }
    }

    private void assertRefusedUntouched(String reason) throws IOException {
        Map<String, String> before = contents();
        assertRefused(this::open, reason);
        assertThat(contents()).isEqualTo(before);
    }

    private static void assertRefused(ThrowingCallable start, String reason) {
        long begun = System.nanoTime();
        assertThatThrownBy(start)
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageStartingWith("Cannot use ")
                .hasMessageContaining(reason)
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("\n");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LIMIT);
    }

    private static void migrateToTheFuture(Database database) {
        database.useTransaction(handle -> handle.execute("""
                INSERT INTO "flyway_schema_history"
                    ("installed_rank", "version", "description", "type", "script", "installed_by", "execution_time", "success")
                VALUES (99, '9999', 'later', 'SQL', 'V9999__later.sql', 'somebody', 1, TRUE)
                """));
    }

    private static DatabaseSettings postgresAt(int port) {
        return new DatabaseSettings("jdbc:postgresql://localhost:%d/parley".formatted(port), "u", "secret");
    }

    private Database open() {
        return Database.open(DatabaseSettings.embedded(directory));
    }

    private Path file() {
        return directory.resolve("parley.mv.db");
    }

    /** Each file of the directory with all its bytes. */
    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path path : files.toList()) {
                byte[] bytes = Files.isDirectory(path) ? new byte[0] : Files.readAllBytes(path);
                contents.put(path.getFileName().toString(), HexFormat.of().formatHex(bytes));
            }
        }
        return contents;
    }
}
