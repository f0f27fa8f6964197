package app.parley.stomp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One STOMP frame, its headers unescaped and in the order they came.
 *
 * @param headers may hold a name more than once; the first is the one that counts
 * @param body empty where there is none
 */
public record Frame(Command command, List<Header> headers, String body) {
    /** One header line. */
    public record Header(String name, String value) {}

    public Frame {
        headers = List.copyOf(headers);
    }

    /** A frame without a body; names and values alternate. */
    public static Frame of(Command command, String... namesAndValues) {
        return of(command, "", namesAndValues);
    }

    /** Names and values alternate. */
    public static Frame of(Command command, String body, String[] namesAndValues) {
        Header[] headers = new Header[namesAndValues.length / 2];
        for (int i = 0; i < headers.length; i++) {
            headers[i] = new Header(namesAndValues[2 * i], namesAndValues[2 * i + 1]);
        }
        return new Frame(command, List.of(headers), body);
    }

    public @Nullable String header(String name) {
        for (Header header : headers) {
            if (header.name().equals(name)) {
                return header.value();
            }
        }
        return null;
    }

    /** @throws FrameException when it is not there */
    public String require(String name) {
        String value = header(name);
        if (value == null) {
            throw new FrameException(command + " needs the header '" + name + "'", command.name());
        }
        return value;
    }
}
