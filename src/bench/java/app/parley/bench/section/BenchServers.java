package app.parley.bench.section;

import app.parley.bench.server.Parley;
import app.parley.bench.server.PlainJetty;
import app.parley.bench.server.ServerUnderTest;
import java.io.IOException;
import java.util.List;

/** Parley and the yardstick, both running, for loads that are played against one and the other in turn. */
public final class BenchServers implements AutoCloseable {
    static final int PEOPLE = 400;
    static final int ROOMS = 200;

    private final List<ServerUnderTest> servers;

    public BenchServers() throws IOException {
        servers = List.of(new Parley(PEOPLE, ROOMS), new PlainJetty());
    }

    List<ServerUnderTest> servers() {
        return servers;
    }

    @Override
    public void close() throws IOException {
        for (ServerUnderTest server : servers) {
            server.close();
        }
    }
}
