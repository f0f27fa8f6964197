package app.parley.rest.http;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.kernel.RequestException.Fault;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one request's query. An empty value counts as absent. It collects the faults, and {@link #check()}
 * refuses them all at once. The values are valid only after {@link #check()}.
 */
public final class QueryParameters {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final Context ctx;
    private final List<Fault> faults = new ArrayList<>();

    public QueryParameters(Context ctx) {
        this.ctx = ctx;
    }

    /**
     * @throws RequestException 400, because Javalin drops parameters that it cannot decode, and a dropped filter would
     *     show too much
     */
    public static void refuseMalformed(Context ctx) {
        String query = ctx.queryString();
        if (query != null && !StorableText.isDecodable(query)) {
            throw new RequestException(ErrorCode.MALFORMED, "The query is not percent-encoded UTF-8.");
        }
    }

    public void fault(String name, String message) {
        faults.add(new Fault(name, message));
    }

    public void check() {
        if (!faults.isEmpty()) {
            throw RequestException.invalid(faults);
        }
    }

    @Nullable
    public String text(String name) {
        String value = ctx.queryParam(name);
        return value == null || value.isBlank() || isBroken(name, value) ? null : value;
    }

    /** Returns a parameter that may occur several times. */
    public Set<String> texts(String name) {
        Set<String> values = new LinkedHashSet<>(ctx.queryParams(name));
        values.removeIf(value -> value.isBlank() || isBroken(name, value));
        return values;
    }

    // PostgreSQL accepts no zero in text, not even in a search.
    private boolean isBroken(String name, String value) {
        boolean whole = StorableText.isWhole(value);
        if (!whole) {
            fault(name, StorableText.NOT_WHOLE);
        }
        return !whole;
    }

    @Nullable
    public Instant time(String name) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        Optional<Instant> time = asTime(value);
        if (time.isEmpty()) {
            fault(name, "must be a time such as 2026-01-31T12:00:00.000Z");
        }
        return time.orElse(null);
    }

    /** Accepts only the years that every database can store. */
    public static Optional<Instant> asTime(String value) {
        try {
            Instant time = OffsetDateTime.parse(value).toInstant();
            return time.isBefore(EARLIEST) || time.isAfter(LATEST) ? Optional.empty() : Optional.of(time);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Nullable
    public Long seconds(String name) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        if (!value.matches("\\d{1,12}")) {
            fault(name, "must be a whole number of seconds");
            return null;
        }
        return Long.parseLong(value);
    }

    /** Returns whether the parameter is {@code true}; false if absent. */
    public boolean flag(String name) {
        String value = text(name);
        if (value != null && !value.equals("true") && !value.equals("false")) {
            fault(name, "must be true or false");
        }
        return "true".equals(value);
    }

    /** Returns one of a closed set of values; null if absent. */
    public <T> @Nullable T oneOf(String name, Function<String, Optional<T>> ofWire, String allowed) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        Optional<T> found = ofWire.apply(value);
        if (found.isEmpty()) {
            fault(name, "must be one of " + allowed);
        }
        return found.orElse(null);
    }
}
