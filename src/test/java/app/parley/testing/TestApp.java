package app.parley.testing;

import app.parley.AppAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
            Map<String, String> all = new HashMap<>(environment);
            all.put("PORT", "0");
            all.put("PARLEY_DATA", Files.createTempDirectory("parley-test").toString());
            return new TestApp(AppAccess.start(all));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
