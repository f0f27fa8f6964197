package app.parley.config;

import java.util.List;

/** The settings are invalid. The message lists all faults. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConfigException(List<String> faults) {
        super(String.join("\n", faults));
    }
}
