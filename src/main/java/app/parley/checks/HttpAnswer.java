package app.parley.checks;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an HTTP server answered: enough of HTTP/1.1 for a connection that is closed after one request. */
record HttpAnswer(int status, Map<String, String> headers, String body) {
    private static final int MOST = 65_536;
    private static final int NO_STATUS = 0;

    /** Reads the head, and nothing behind it. */
    static HttpAnswer readHead(InputStream in) throws IOException {
        List<String> lines = head(in).lines().toList();
        Map<String, String> headers = new HashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return new HttpAnswer(status(lines.isEmpty() ? "" : lines.get(0)), headers, "");
    }

    /** Reads the body too, as far as it is of a size that can be meant. */
    static HttpAnswer readAll(InputStream in) throws IOException {
        HttpAnswer head = readHead(in);
        String length = head.headers.getOrDefault("content-length", "");
        int most = length.matches("\\d{1,5}") ? Integer.parseInt(length) : MOST;
        String body = new String(in.readNBytes(Math.min(most, MOST)), StandardCharsets.UTF_8);
        return new HttpAnswer(head.status, head.headers, body);
    }

    @Nullable
    String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    boolean isRedirect() {
        return status / 100 == 3;
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int lineLength = -1;
        while (head.size() < MOST) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("no whole answer");
            }
            head.write(next);
            if (next == '\n') {
                if (lineLength == 0) {
                    break;
                }
                lineLength = 0;
            } else if (next != '\r') {
                lineLength++;
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static int status(String line) {
        String[] words = line.split(" ", 3);
        return words[0].startsWith("HTTP/") && words.length > 1 && words[1].matches("\\d{3}")
                ? Integer.parseInt(words[1])
                : NO_STATUS;
    }
}
