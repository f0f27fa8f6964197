package app.parley.testing;

import app.parley.AppAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The whole server in this process, on a free port and an embedded database of its own. */
public final class TestApp extends RestClient implements AutoCloseable {
    private final AppAccess app;

    private TestApp(AppAccess app) {
        super("http://localhost:" + app.port());
        this.app = app;
    }

    public static TestApp start() {
        return start(Map.of());
    }

    /** @param environment further settings */
    public static TestApp start(Map<String, String> environment) {
        try {
            return start(Files.createTempDirectory("parley-test"), environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param data where its database is, which may hold something already */
    public static TestApp start(Path data, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("PORT", "0");
        // Its usual ports are for one server at a time.
        all.putIfAbsent("PARLEY_RELAY", "off");
        all.put("PARLEY_DATA", data.toString());
        return new TestApp(AppAccess.start(all));
    }

    /** Where it speaks https; 0 where it does not. */
    public int httpsPort() {
        return app.httpsPort();
    }

    public String setupLink() {
        return app.setupLink().orElseThrow().toString();
    }

    /** Makes the first account, an admin. */
    public void setUp(String username, String displayName) {
        setUp(setupLink(), username, displayName);
    }

    @Override
    public void close() {
        app.close();
    }
}
