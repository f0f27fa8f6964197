package app.parley.rest.http.proxy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * Reads the proxies' reports on a request, one hop after the other, with the nearest proxy last. It uses
 * {@code X-Forwarded-…}, or without these {@code Forwarded} (<a href="https://www.rfc-editor.org/rfc/rfc7239">RFC
 * 7239</a>).
 */
final class ForwardedHops {
    private ForwardedHops() {}

    static List<ForwardedHop> of(HttpFields headers) {
        List<String> addresses = listed(headers, "X-Forwarded-For");
        List<String> protos = listed(headers, "X-Forwarded-Proto");
        List<String> hosts = listed(headers, "X-Forwarded-Host");
        List<String> ports = listed(headers, "X-Forwarded-Port");
        if (addresses.isEmpty() && protos.isEmpty() && hosts.isEmpty()) {
            return forwarded(String.join(",", headers.getValuesList("Forwarded")));
        }
        List<ForwardedHop> hops = new ArrayList<>();
        int count = Math.max(1, addresses.size());
        for (int i = 0; i < count; i++) {
            hops.add(ForwardedHop.of(
                    at(i, count, addresses), at(i, count, protos), at(i, count, hosts), at(i, count, ports)));
        }
        return hops;
    }

    private static List<String> listed(HttpFields headers, String name) {
        List<String> values = new ArrayList<>();
        for (String line : headers.getValuesList(name)) {
            for (String value : line.split(",", -1)) {
                values.add(value.strip());
            }
        }
        return values;
    }

    /**
     * Lists of the same length as the address list were written together with it. In a list of another length, the
     * client's end counts.
     */
    private static @Nullable String at(int hop, int count, List<String> values) {
        if (values.isEmpty()) {
            return null;
        }
        return values.get(values.size() == count ? hop : 0);
    }

    private static List<ForwardedHop> forwarded(String header) {
        List<ForwardedHop> hops = new ArrayList<>();
        for (String element : split(header, ',')) {
            Map<String, String> pairs = new LinkedHashMap<>();
            for (String pair : split(element, ';')) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    String name = pair.substring(0, equals).strip().toLowerCase(Locale.ROOT);
                    pairs.putIfAbsent(name, unquoted(pair.substring(equals + 1).strip()));
                }
            }
            if (!pairs.isEmpty()) {
                hops.add(ForwardedHop.of(pairs.get("for"), pairs.get("proto"), pairs.get("host"), null));
            }
        }
        return hops;
    }

    /** Splits at separators outside quotes. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                parts.add(text.substring(begin, i));
                begin = i + 1;
            }
        }
        parts.add(text.substring(begin));
        return parts;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }
}
