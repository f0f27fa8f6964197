package app.parley;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads values out of the environment and collects what is wrong with them. */
final class Settings {
    private static final Pattern RANGE = Pattern.compile("[0-9A-Fa-f.:]+(/[0-9]{1,3})?");

    private final Map<String, String> environment;
    private final List<String> faults = new ArrayList<>();

    Settings(Map<String, String> environment) {
        this.environment = environment;
    }

    void fault(String sentence) {
        faults.add(sentence);
    }

    void throwFaults() {
        if (!faults.isEmpty()) {
            throw new ConfigException(faults);
        }
    }

    @Nullable
    String text(String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** The value, or the content of the file that {@code name_FILE} names. */
    @Nullable
    String secret(String name) {
        String value = text(name);
        String file = text(name + "_FILE");
        if (value != null || file == null) {
            return value;
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException | InvalidPathException e) {
            fault(name + "_FILE names a file that cannot be read: " + file);
            return null;
        }
    }

    int number(String name, int otherwise, int least, int most) {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        fault(name + " must be a whole number from " + least + " to " + most + ", not '" + value + "'");
        return otherwise;
    }

    boolean flag(String name, boolean otherwise) {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.equals("true") && !value.equals("false")) {
            fault(name + " must be true or false, not '" + value + "'");
        }
        return value.equals("true");
    }

    <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        List<String> choices = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        if (choices.contains(value)) {
            return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
        }
        fault(name + " must be one of " + String.join(", ", choices) + ", not '" + value + "'");
        return otherwise;
    }

    List<String> list(String name) {
        String value = text(name);
        return value == null
                ? List.of()
                : Arrays.stream(value.split(",", -1))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .toList();
    }

    List<String> ranges(String name) {
        List<String> ranges = list(name);
        for (String range : ranges) {
            if (!RANGE.matcher(range).matches()) {
                fault(name + " must be addresses or CIDR ranges such as 10.0.0.0/8, not '" + range + "'");
            }
        }
        return ranges;
    }

    Path path(String name, String otherwise) {
        String value = text(name);
        try {
            return Path.of(value == null ? otherwise : value);
        } catch (InvalidPathException e) {
            fault(name + " is not a path: '" + value + "'");
            return Path.of(otherwise);
        }
    }

    @Nullable
    URI httpUrl(String name) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        try {
            URI uri = URI.create(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
            boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (http && uri.getHost() != null && uri.getPath().isEmpty() && uri.getQuery() == null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Said below, as for a URL of another kind.
        }
        fault(name + " must be like https://chat.example.com, without a path, not '" + value + "'");
        return null;
    }
}
