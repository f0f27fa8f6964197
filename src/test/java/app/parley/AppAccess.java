package app.parley;

import app.parley.cluster.Approach;
import app.parley.config.Config;
import app.parley.kernel.TimeSource;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Starts the server as {@link Main} does, for tests of other packages. */
public final class AppAccess implements AutoCloseable {
    private final App app;

    private AppAccess(App app) {
        this.app = app;
    }

    public static AppAccess start(Map<String, String> environment) {
        return new AppAccess(App.start(Config.fromEnvironment(environment), Approach.TAKES_OVER, TimeSource.system()));
    }

    public int port() {
        return app.port(false);
    }

    /** Where it speaks https; 0 where it does not. */
    public int httpsPort() {
        return app.port(true);
    }

    public Optional<URI> setupLink() {
        return app.setupLink();
    }

    @Override
    public void close() {
        app.close();
    }
}
