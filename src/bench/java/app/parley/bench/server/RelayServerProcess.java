package app.parley.bench.server;

import app.parley.relay.RelayLoad.Target;
import java.io.IOException;
import java.time.Duration;

/** A relay for calls in a process of its own. */
public interface RelayServerProcess extends AutoCloseable {
    /** As tables name it. */
    String name();

    Target target();

    /** CPU time used so far. */
    Duration cpu();

    /** Bytes of memory that the process holds, garbage left out where there is any. */
    long memory() throws IOException;

    @Override
    void close() throws IOException;
}
