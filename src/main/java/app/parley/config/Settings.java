package app.parley.config;

import app.parley.kernel.HostPort;
import app.parley.rest.http.proxy.Cidr;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads values from the environment, remembers each with where it came from, and collects the faults. */
final class Settings {
    private static final Pattern ORIGIN = Pattern.compile("\\*|https?://[^/?#@\\s]+");

    private final Map<String, String> environment;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Setting> inForce = new TreeMap<>();

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

    /** Returns what was read so far, by name. */
    List<Setting> inForce() {
        return List.copyOf(inForce.values());
    }

    private void note(String name, @Nullable Object value) {
        Setting before = inForce.get(name);
        if (before != null && before.secret()) {
            return;
        }
        inForce.put(name, new Setting(name, value == null ? null : value.toString(), source(name), false));
    }

    private void noteSecret(String name, Setting.Source source) {
        inForce.put(name, new Setting(name, null, source, true));
    }

    private Setting.Source source(String name) {
        if (given(name) == null) {
            return Setting.Source.DEFAULT;
        }
        return Platform.sets(name, environment) ? Setting.Source.PLATFORM : Setting.Source.ENVIRONMENT;
    }

    /** Whether somebody set it, for settings that another reader reads: what that noted of it stays. */
    boolean isGiven(String name) {
        return given(name) != null;
    }

    @Nullable
    String given(String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    @Nullable
    String text(String name) {
        String value = given(name);
        note(name, value);
        return value;
    }

    String text(String name, String otherwise) {
        String value = given(name);
        note(name, value == null ? otherwise : value);
        return value == null ? otherwise : value;
    }

    /** Returns a value that may have a secret in it, such as the key of a service in its URL. */
    @Nullable
    String hiddenText(String name) {
        noteSecret(name, source(name));
        return given(name);
    }

    /** Returns the value, or the content of the file that {@code name_FILE} names. */
    @Nullable
    String secret(String name) {
        String value = given(name);
        String file = given(name + "_FILE");
        noteSecret(name, value == null && file != null ? Setting.Source.FILE : source(name));
        if (value != null || file == null) {
            return value;
        }
        try {
            String content = Files.readString(Path.of(file)).strip();
            if (content.isEmpty()) {
                fault(name + "_FILE names a file with nothing in it: " + file);
            }
            return content;
        } catch (IOException | InvalidPathException e) {
            fault(name + "_FILE names a file that cannot be read: " + file);
            return null;
        }
    }

    int number(String name, int otherwise, int least, int most) {
        String value = given(name);
        note(name, value == null ? otherwise : value);
        if (value == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                note(name, number);
                return number;
            }
        } catch (NumberFormatException e) {
            // The fault is added below, like that of a number out of range.
        }
        fault(name + " must be a whole number from " + least + " to " + most + ", not '" + value + "'");
        return otherwise;
    }

    boolean flag(String name, boolean otherwise) {
        String value = given(name);
        note(name, value == null ? otherwise : value);
        if (value == null) {
            return otherwise;
        }
        if (!value.equals("true") && !value.equals("false")) {
            fault(name + " must be true or false, not '" + value + "'");
        }
        return value.equals("true");
    }

    <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        String value = given(name);
        note(name, value == null ? otherwise.name().toLowerCase(Locale.ROOT) : value);
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
            try {
                Cidr.parse(range);
            } catch (IllegalArgumentException e) {
                fault(name + " must be addresses or CIDR ranges such as 10.0.0.0/8, not '" + range + "'");
            }
        }
        return ranges;
    }

    /** Returns origins such as {@code https://app.example.com}, in the form that browsers send. */
    Set<String> origins(String name) {
        Set<String> origins = new LinkedHashSet<>();
        for (String origin : list(name)) {
            if (!ORIGIN.matcher(origin).matches()) {
                fault(name + " must be origins such as https://app.example.com, or *, not '" + origin + "'");
            }
            origins.add(origin.toLowerCase(Locale.ROOT));
        }
        return origins;
    }

    /**
     * Returns URLs of this scheme, or of its secure form. One URL that browsers cannot read would prevent all calls.
     */
    List<String> iceUrls(String name, String scheme) {
        List<String> urls = list(name);
        for (String url : urls) {
            if (!url.matches(scheme + "s?:[^/@\\s]+")) {
                fault(name + " must be like " + scheme + ":turn.example.com:3478, not '" + url + "'");
            }
        }
        return urls;
    }

    @Nullable
    String address(String name) {
        String value = text(name);
        try {
            return value == null ? null : InetAddress.getByName(value).getHostAddress();
        } catch (UnknownHostException e) {
            fault(name + " must be an address of this machine, not '" + value + "'");
            return null;
        }
    }

    Path path(String name, String otherwise) {
        String value = given(name);
        note(name, value == null ? otherwise : value);
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
            boolean bare = uri.getPath().isEmpty() && uri.getQuery() == null && uri.getFragment() == null;
            boolean hostOnly =
                    HostPort.of(uri).filter(at -> at.userInfo() == null).isPresent();
            if (http && bare && hostOnly) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // The fault is added below, like that of a URL of another kind.
        }
        fault(name + " must be like https://chat.example.com, without a path, not '" + value + "'");
        return null;
    }
}
