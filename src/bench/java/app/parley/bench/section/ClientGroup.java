package app.parley.bench.section;

import app.parley.bench.load.Loop;
import app.parley.bench.server.LoadClient;
import app.parley.bench.server.ServerUnderTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** People who have come to a server together, room by room. */
final class ClientGroup implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration QUIET = Duration.ofMillis(300);
    private static final int AT_ONCE = 50;

    private final Loop loop = new Loop();
    private final List<LoadClient> clients = new ArrayList<>();

    private ClientGroup() throws IOException {}

    /** So many rooms with so many people in each, all in, and no more events of their coming on the way. */
    static ClientGroup inRooms(ServerUnderTest server, int rooms, int each) throws IOException {
        return inRooms(server, 0, rooms, each);
    }

    /** The same, in other rooms and with other people than those before the first. */
    static ClientGroup inRooms(ServerUnderTest server, int first, int rooms, int each) throws IOException {
        ClientGroup group = new ClientGroup();
        for (int i = first * each; i < (first + rooms) * each; i++) {
            group.clients.add(server.client(group.loop, i, i / each));
        }
        group.come();
        return group;
    }

    /** People in no room; the first ones are left out. */
    static ClientGroup idle(ServerUnderTest server, int from, int to) throws IOException {
        ClientGroup group = new ClientGroup();
        for (int i = from; i < to; i++) {
            group.clients.add(server.client(group.loop, i, null));
        }
        group.come();
        return group;
    }

    private void come() throws IOException {
        for (int i = 0; i < clients.size(); i += AT_ONCE) {
            List<LoadClient> some = clients.subList(i, Math.min(clients.size(), i + AT_ONCE));
            for (LoadClient client : some) {
                client.come();
            }
            if (!loop.runUntil(() -> some.stream().allMatch(LoadClient::isIn), PATIENCE)) {
                throw new IllegalStateException("not everybody came in");
            }
        }
        loop.runFor(QUIET);
    }

    Loop loop() {
        return loop;
    }

    List<LoadClient> clients() {
        return clients;
    }

    /** Everybody leaves as one should: whoever is cut off keeps a place for a while. */
    @Override
    public void close() throws IOException {
        clients.forEach(client -> client.listen(null));
        for (LoadClient client : clients) {
            if (!client.isGone()) {
                client.leave();
            }
        }
        boolean all = loop.runUntil(() -> clients.stream().allMatch(LoadClient::isGone), PATIENCE);
        loop.close();
        if (!all) {
            throw new IllegalStateException("not everybody could leave");
        }
    }
}
