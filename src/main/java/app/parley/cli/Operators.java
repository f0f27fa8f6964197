package app.parley.cli;

import app.parley.boot.DirectOperator;
import app.parley.config.Config;
import app.parley.door.DoorClient;
import app.parley.door.Operator;
import app.parley.kernel.TimeSource;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds who does what a command asks for: the server that runs here or, where none does, this process. */
final class Operators {
    private final Map<String, String> environment;

    Operators(Map<String, String> environment) {
        this.environment = environment;
    }

    /** @throws app.parley.config.ConfigException with all faults of the settings */
    Config config() {
        return Config.fromEnvironment(environment);
    }

    /** Whether a server runs here that has the database for itself. */
    boolean isServing() throws Exception {
        try (DoorClient server = server(config()).orElse(null)) {
            return server != null;
        }
    }

    private static Optional<DoorClient> server(Config config) {
        Path file = config.database().file();
        return file == null || file.getParent() == null ? Optional.empty() : DoorClient.at(file.getParent());
    }

    Map<String, ?> ask(String command, Map<String, String> arguments, ProgressBar progress, OutputStream data)
            throws Exception {
        Operator.Listener listener = new Operator.Listener() {
            @Override
            public void progress(String step, long done, long total) {
                progress.at(step, done, total);
            }

            @Override
            public OutputStream data() {
                return data;
            }
        };
        Config config = config();
        try (progress;
                DoorClient server = server(config).orElse(null)) {
            if (server != null) {
                return server.perform(command, arguments, listener);
            }
            try (DirectOperator here = new DirectOperator(config, TimeSource.system())) {
                return here.perform(command, arguments, listener);
            }
        }
    }
}
