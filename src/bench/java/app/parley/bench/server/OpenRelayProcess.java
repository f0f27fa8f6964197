package app.parley.bench.server;

import app.parley.relay.OpenRelayMain;
import app.parley.relay.RelayLoad.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;

/** Parley's relay without the rest, which lets peers be on this machine. */
public final class OpenRelayProcess implements RelayServerProcess {
    private final ServerJvm jvm = ServerJvm.start(OpenRelayMain.class.getName(), Map.of());

    public OpenRelayProcess() throws IOException {}

    @Override
    public String name() {
        return "Parley";
    }

    @Override
    public Target target() {
        return new Target(new InetSocketAddress(InetAddress.getLoopbackAddress(), jvm.port()), null, null);
    }

    @Override
    public Duration cpu() {
        return jvm.cpu();
    }

    @Override
    public long memory() throws IOException {
        return jvm.liveHeap() + jvm.resident();
    }

    @Override
    public void close() throws IOException {
        jvm.close();
    }
}
