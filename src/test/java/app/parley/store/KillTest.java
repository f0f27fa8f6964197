package app.parley.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.kernel.RoomId;
import app.parley.store.db.Database;
import app.parley.store.db.DatabaseSettings;
import app.parley.store.room.ChatCursor;
import app.parley.store.room.ChatMessage;
import app.parley.store.room.ChatStore;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Order(1)
class KillTest {
    /** {@code mvn -Pkills} kills it fifty times. */
    private static final int KILLS = Integer.getInteger("parley.kills", 8);

    @TempDir
    private Path directory;

    @Test
    void losesNoReceiptedMessageHoweverOftenItIsKilled() throws Exception {
        Set<String> receipted = new HashSet<>();
        for (int round = 0; round < KILLS; round++) {
            try (ChildProcess server = new ChildProcess(ChattyServer.class, directory, "round" + round)) {
                for (int i = 0; i < 50 + 10 * round; i++) {
                    receipted.add(server.next("stored"));
                }
                server.kill();
                for (String late = server.next("stored"); late != null; late = server.next("stored")) {
                    receipted.add(late);
                }
            }
        }

        try (Database database = Database.open(DatabaseSettings.embedded(directory))) {
            assertThat(storedIds(database)).containsAll(receipted);
        }
        assertThat(receipted).hasSizeGreaterThan(50 * KILLS).doesNotContainNull();
    }

    private static Set<String> storedIds(Database database) {
        ChatStore store = new ChatStore(database);
        Set<String> ids = new HashSet<>();
        List<ChatMessage> page = store.find(new RoomId("r"), null, null, 1_000);
        while (!page.isEmpty()) {
            page.forEach(message -> ids.add(message.id()));
            page = store.find(
                    new RoomId("r"), ChatCursor.at(page.get(page.size() - 1).seq()), null, 1_000);
        }
        return ids;
    }
}
