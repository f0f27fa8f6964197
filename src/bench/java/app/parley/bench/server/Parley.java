package app.parley.bench.server;

import app.parley.Main;
import app.parley.bench.load.Loop;
import app.parley.store.db.DatabaseSettings;
import app.parley.testing.FreshDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parley as people run it, on its embedded database, with accounts that have signed in before. */
public final class Parley implements ServerUnderTest {
    /** Nobody answers pings while the other server is measured. */
    private static final Map<String, String> OUT_OF_THE_WAY = Map.of(
            "PARLEY_LIMIT_FRAMES_PER_SECOND", "1000000",
            "PARLEY_LIMIT_FRAME_BURST", "1000000",
            "PARLEY_LIMIT_SOCKETS_PER_ADDRESS", "1000000",
            "PARLEY_LIMIT_CONNECTIONS_PER_ADDRESS", "1000000",
            "PARLEY_LIMIT_CONNECT_MS", "60000",
            "PARLEY_LIMIT_READ_DEADLINE_MS", "600000",
            "PORT", "0");

    private final Path data;
    private final List<String> cookies;
    private final Start start;
    private final Map<String, String> environment;
    private ServerJvm jvm;

    public Parley(int people, int rooms) throws IOException {
        this(people, rooms, Map.of());
    }

    /** @param more settings */
    public Parley(int people, int rooms, Map<String, String> more) throws IOException {
        this(people, rooms, more, environment -> ServerJvm.start(Main.class.getName(), environment));
    }

    /** On one core. */
    public static Parley onOneCore(int core, int people, int rooms) throws IOException {
        return new Parley(
                people, rooms, Map.of(), environment -> ServerJvm.startOn(core, Main.class.getName(), environment));
    }

    /**
     * As on a dyno of 512 MB: on PostgreSQL, without a relay.
     *
     * @param archived whether its classes come from an archive
     */
    public static Parley onADyno(int people, int rooms, boolean archived) throws IOException {
        DatabaseSettings settings = FreshDatabase.POSTGRESQL.settings();
        Map<String, String> platform = Map.of(
                "DYNO", "web.1",
                "DATABASE_URL", FreshDatabase.platformUrl(settings),
                "PARLEY_SETUP_TOKEN", "made-by-the-button",
                "PARLEY_RELAY", "off");
        return new Parley(
                people, rooms, settings, platform, environment -> ServerJvm.startOnADyno(archived, environment));
    }

    /** @return the CPU time that it took until it was ready */
    public Duration startsAgain() throws IOException {
        jvm.close();
        jvm = start.with(environment);
        return jvm.cpu();
    }

    private interface Start {
        ServerJvm with(Map<String, String> environment) throws IOException;
    }

    private Parley(int people, int rooms, Map<String, String> more, Start start) throws IOException {
        this(people, rooms, null, more, start);
    }

    /** @param settings the database; null for an embedded one of its own */
    private Parley(int people, int rooms, @Nullable DatabaseSettings settings, Map<String, String> more, Start start)
            throws IOException {
        data = Files.createTempDirectory("parley-bench");
        cookies = SeedData.write(settings == null ? DatabaseSettings.embedded(data) : settings, people, rooms);
        this.start = start;
        environment = new HashMap<>(OUT_OF_THE_WAY);
        environment.put("PARLEY_DATA", data.toString());
        environment.putAll(more);
        jvm = start.with(environment);
    }

    @Override
    public String name() {
        return "Parley";
    }

    @Override
    public ServerJvm jvm() {
        return jvm;
    }

    @Override
    public LoadClient client(Loop loop, int person, @Nullable Integer room) {
        String name = room == null ? null : SeedData.room(room);
        return new StompLoadClient(
                loop, jvm.port(), cookies.get(person), name, name == null ? null : "/topic/rooms/" + name);
    }

    /** That signs this person in. */
    public String cookie(int person) {
        return cookies.get(person);
    }

    /** Somebody who listens to a destination that is no room. */
    public LoadClient listener(Loop loop, int person, String destination) {
        return new StompLoadClient(loop, jvm.port(), cookies.get(person), null, destination);
    }

    @Override
    public void close() throws IOException {
        jvm.close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
