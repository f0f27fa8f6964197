package app.parley.config;

import java.util.List;

/** The settings cannot be used; says everything that is wrong with them. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConfigException(List<String> faults) {
        super(String.join("\n", faults));
    }
}
