package app.parley.config;

import app.parley.kernel.WireNames;
import org.jspecify.annotations.Nullable;

/**
 * A setting as it is in force.
 *
 * @param name of the variable in the environment
 * @param value as text; null for none, and for a secret
 * @param secret whether the value is shown to nobody
 */
public record Setting(String name, @Nullable String value, Source source, boolean secret) {
    /** Where a value came from. */
    public enum Source {
        /** Nobody set it. */
        DEFAULT,
        ENVIRONMENT,
        /** The file that {@code NAME_FILE} names. */
        FILE,
        /** What the hosting platform sets by itself. */
        PLATFORM;

        public String wire() {
            return WireNames.of(this);
        }
    }
}
