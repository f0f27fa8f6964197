package app.parley.bench.section;

import app.parley.bench.server.OtherRelay;
import app.parley.bench.server.Parley;
import app.parley.bench.server.PlainJetty;
import app.parley.bench.server.ServerUnderTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Parley first, and those that it is compared with, all on the same core and just started. */
final class OneCoreServers implements AutoCloseable {
    private static final int PEOPLE = 300;
    private static final int ROOMS = 100;

    private final List<ServerUnderTest> servers = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    OneCoreServers(int core) throws IOException {
        OtherRelay.bun(core).ifPresentOrElse(servers::add, () -> missing.add("Bun, and so uWebSockets"));
        OtherRelay.ws(core).ifPresentOrElse(servers::add, () -> missing.add("`ws` on Node.js"));
        servers.add(0, new PlainJetty(core));
        servers.add(0, Parley.onOneCore(core, PEOPLE, ROOMS));
    }

    List<ServerUnderTest> all() {
        return servers;
    }

    /** What was not to be had here. */
    List<String> missing() {
        return missing;
    }

    @Override
    public void close() throws IOException {
        for (ServerUnderTest server : servers) {
            server.close();
        }
    }
}
