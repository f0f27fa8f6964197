package app.parley.store;

import app.parley.store.db.Database;
import app.parley.store.db.DatabaseSettings;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Stays in the middle of one large change, with what it has changed so far on the disk, until killed. */
public final class InterruptedServer {
    private static final int MESSAGES = 2_000;

    private InterruptedServer() {}

    public static void main(String[] arguments) {
        Database database = Database.open(DatabaseSettings.embedded(Path.of(arguments[0])));
        database.useTransaction(handle -> handle.execute("""
                INSERT INTO messages (room, client_id, username, name, text, said_at)
                SELECT 'hall', 'm' || x, 'alice', 'Alice', 'Message number ' || x, CURRENT_TIMESTAMP
                FROM SYSTEM_RANGE(1, ?)
                """, MESSAGES));
        database.useTransaction(handle -> {
            handle.execute("DELETE FROM messages");
            // Another commit takes along to the disk what is not committed yet.
            CompletableFuture.runAsync(() -> database.useTransaction(other ->
                            other.execute("INSERT INTO server_state (id, alive_at) VALUES (1, CURRENT_TIMESTAMP)")))
                    .join();
            System.out.println("changing " + MESSAGES);
            stay();
        });
    }

    private static void stay() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
