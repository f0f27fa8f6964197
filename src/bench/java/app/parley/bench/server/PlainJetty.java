package app.parley.bench.server;

import app.parley.bench.load.Loop;
import app.parley.bench.plain.PlainRelay;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The yardstick. */
public final class PlainJetty implements ServerUnderTest {
    private final ServerJvm jvm;

    public PlainJetty() throws IOException {
        jvm = ServerJvm.start(PlainRelay.class.getName(), Map.of());
    }

    /** On one core. */
    public PlainJetty(int core) throws IOException {
        jvm = ServerJvm.startOn(core, PlainRelay.class.getName(), Map.of());
    }

    @Override
    public String name() {
        return "plain Jetty";
    }

    @Override
    public ServerJvm jvm() {
        return jvm;
    }

    @Override
    public LoadClient client(Loop loop, int person, @Nullable Integer room) {
        return new PlainLoadClient(loop, jvm.port(), person, room);
    }

    @Override
    public void close() throws IOException {
        jvm.close();
    }
}
