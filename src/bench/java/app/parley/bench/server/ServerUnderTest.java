package app.parley.bench.server;

import app.parley.bench.load.Loop;
import java.io.IOException;

/** A server under load. */
public interface ServerUnderTest extends AutoCloseable {
    /** As tables name it. */
    String name();

    ServerJvm jvm();

    /** A person who is about to come. @param room null for nowhere */
    LoadClient client(Loop loop, int person, @org.jspecify.annotations.Nullable Integer room);

    @Override
    void close() throws IOException;
}
