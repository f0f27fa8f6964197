package app.parley.store;

import app.parley.hub.value.Journal.ChatSaid;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.store.db.Database;
import app.parley.store.db.DatabaseSettings;
import app.parley.store.journal.JournalWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Semaphore;

/** Stores chat as fast as it can, and says {@code stored <id>} for each message whose receipt is due. Runs until killed. */
final class ChattyServer {
    private static final int IN_FLIGHT = 64;

    private ChattyServer() {}

    public static void main(String[] arguments) throws InterruptedException {
        Database database = Database.open(DatabaseSettings.embedded(Path.of(arguments[0])));
        JournalWriter journal = new JournalWriter(database);
        System.out.println("open -");
        Semaphore inFlight = new Semaphore(IN_FLIGHT);
        for (int i = 0; ; i++) {
            inFlight.acquire();
            String id = arguments[1] + "-" + i;
            Instant at = Instant.now();
            journal.record(new ChatSaid(new RoomId("r"), id, new UserId("alice"), "Alice", "Message " + id, at))
                    .thenRun(() -> {
                        System.out.println("stored " + id);
                        if (System.out.checkError()) {
                            Runtime.getRuntime().halt(1); // The test that reads this is gone.
                        }
                        inFlight.release();
                    });
        }
    }
}
