package app.parley.rest.call;

import app.parley.kernel.RequestException;
import app.parley.kernel.WireNames;
import app.parley.rest.http.JsonBodies;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The formats of a call list. The parameter {@code format} decides, otherwise the preference in {@code Accept} (RFC
 * 9110, 12.5.1).
 */
enum CallFormat {
    JSON("application/json", JsonBodies.CONTENT_TYPE),
    CSV("text/csv", "text/csv; charset=utf-8"),
    NDJSON("application/x-ndjson", "application/x-ndjson; charset=utf-8");

    private final String mediaType;
    private final String contentType;

    CallFormat(String mediaType, String contentType) {
        this.mediaType = mediaType;
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    /** Returns the suffix of the file name. */
    String suffix() {
        return WireNames.of(this);
    }

    /** @throws RequestException {@code BAD_REQUEST} if {@code format} is none of these */
    static CallFormat of(Context ctx) {
        ctx.header("Vary", "Accept, Accept-Language");
        String format = ctx.queryParam("format");
        if (format == null || format.isBlank()) {
            return accepted(ctx.header("Accept"));
        }
        return Arrays.stream(values())
                .filter(one -> one.suffix().equals(format))
                .findFirst()
                .orElseThrow(() -> RequestException.invalid("format", "must be one of json, csv, ndjson"));
    }

    // A wildcard, or a type that is not offered, means JSON.
    static CallFormat accepted(@Nullable String accept) {
        CallFormat best = JSON;
        double liked = 0;
        for (String range : accept == null ? new String[0] : accept.split(",", -1)) {
            String[] parts = range.split(";", -1);
            Optional<CallFormat> format = named(parts[0].strip().toLowerCase(Locale.ROOT));
            if (format.isPresent() && weight(parts) > liked) {
                best = format.get();
                liked = weight(parts);
            }
        }
        return best;
    }

    private static Optional<CallFormat> named(String range) {
        if (range.equals("*/*") || range.equals("application/*")) {
            return Optional.of(JSON);
        }
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equals(range))
                .findFirst();
    }

    private static double weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.matches("q=[01](\\.\\d{0,3})?")) {
                return Double.parseDouble(parameter.substring(2));
            }
        }
        return 1;
    }
}
