package app.parley.rest.http;

import app.parley.kernel.RequestException;
import app.parley.kernel.RequestException.Fault;
import app.parley.kernel.UserId;
import app.parley.kernel.VisibleText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
 * The fields of one request's JSON object. It collects the faults, and {@link #check()} refuses them all at once. The
 * values are valid only after {@link #check()}.
 */
public final class RequestFields {
    private static final long LONGEST_AHEAD_SECONDS = 3_650L * 86_400;

    private final ObjectNode body;
    private final String prefix;
    private final List<Fault> faults;

    RequestFields(ObjectNode body) {
        this(body, "", new ArrayList<>());
    }

    private RequestFields(ObjectNode body, String prefix, List<Fault> faults) {
        this.body = body;
        this.prefix = prefix;
        this.faults = faults;
    }

    /** Returns whether the field is present, even if it is null. */
    public boolean has(String field) {
        return body.has(field);
    }

    public boolean isNullOrAbsent(String field) {
        return !body.hasNonNull(field);
    }

    public boolean isEmptyList(String field) {
        JsonNode value = body.get(field);
        return value != null && value.isArray() && value.isEmpty();
    }

    public void fault(String field, String message) {
        faults.add(new Fault(prefix + field, message));
    }

    public void check() {
        if (!faults.isEmpty()) {
            throw RequestException.invalid(faults);
        }
    }

    /** Returns a required string, unchanged. */
    public String string(String field) {
        JsonNode value = body.get(field);
        if (value == null || value.isNull()) {
            fault(field, "is missing");
            return "";
        }
        if (!value.isTextual()) {
            fault(field, "must be a string");
            return "";
        }
        String text = value.textValue();
        if (!StorableText.isWhole(text)) {
            fault(field, StorableText.NOT_WHOLE);
            return "";
        }
        return text;
    }

    /** Returns a required line of text, 1 to {@code most} visible characters, in the form that is stored. */
    public String line(String field, int most) {
        return line(field, 1, most);
    }

    public String line(String field, int least, int most) {
        String text = VisibleText.tidy(string(field));
        if (!isFaulty(field)) {
            VisibleText.faultOf(text, least, most).ifPresent(message -> fault(field, message));
        }
        return text;
    }

    @Nullable
    public Integer integerOrNull(String field, int least, int most) {
        if (isNullOrAbsent(field)) {
            return null;
        }
        JsonNode value = body.get(field);
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < least
                || value.intValue() > most) {
            fault(field, "must be a whole number from " + least + " to " + most);
            return null;
        }
        return value.intValue();
    }

    public boolean bool(String field) {
        JsonNode value = body.get(field);
        if (value == null || !value.isBoolean()) {
            fault(field, "must be true or false");
            return false;
        }
        return value.booleanValue();
    }

    /** Returns a required time, past or not. */
    @Nullable
    public Instant time(String field) {
        String text = string(field);
        if (isFaulty(field)) {
            return null;
        }
        Optional<Instant> time = QueryParameters.asTime(text);
        if (time.isEmpty()) {
            fault(field, "must be a time such as 2026-01-31T12:00:00.000Z");
        }
        return time.orElse(null);
    }

    /** Returns a time after {@code now}, or null. */
    @Nullable
    public Instant futureOrNull(String field, Instant now) {
        if (isNullOrAbsent(field)) {
            return null;
        }
        String text = string(field);
        if (isFaulty(field)) {
            return null;
        }
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            if (time.isAfter(now) && time.isBefore(now.plusSeconds(LONGEST_AHEAD_SECONDS))) {
                return time;
            }
            fault(field, "must be in the future, within ten years");
        } catch (DateTimeException e) {
            fault(field, "must be a time such as 2026-01-31T12:00:00.000Z");
        }
        return null;
    }

    /** Returns the fields of an object in this one. Its faults count as faults of this one. */
    public RequestFields object(String field) {
        JsonNode value = body.get(field);
        if (!(value instanceof ObjectNode object)) {
            fault(field, value == null ? "is missing" : "must be an object");
            return new RequestFields(JsonNodeFactory.instance.objectNode());
        }
        return new RequestFields(object, prefix + field + ".", faults);
    }

    /** Returns an object as JSON, for a part that reads it by itself. */
    public String json(String field) {
        JsonNode value = body.get(field);
        if (!(value instanceof ObjectNode)) {
            fault(field, value == null ? "is missing" : "must be an object");
            return "{}";
        }
        return value.toString();
    }

    /** Returns one of the values of an enum. */
    public <T> @Nullable T oneOf(String field, Function<String, Optional<T>> ofWire, String allowed) {
        Optional<T> value = ofWire.apply(string(field));
        if (value.isEmpty() && !isFaulty(field)) {
            fault(field, "must be one of " + allowed);
        }
        return value.orElse(null);
    }

    /** Returns one or more values of an enum. */
    public <T> Set<T> someOf(String field, Function<String, Optional<T>> ofWire, String allowed) {
        Set<T> values = new LinkedHashSet<>();
        JsonNode list = body.get(field);
        boolean fits = list != null && list.isArray() && !list.isEmpty();
        if (fits) {
            for (JsonNode one : list) {
                Optional<T> value = one.isTextual() ? ofWire.apply(one.textValue()) : Optional.empty();
                value.ifPresent(values::add);
                fits &= value.isPresent();
            }
        }
        if (!fits) {
            fault(field, "must be a list of one or more of " + allowed);
        }
        return values;
    }

    /** Returns a list of user names. */
    public Set<UserId> users(String field, int most) {
        Set<UserId> users = new LinkedHashSet<>();
        JsonNode list = body.get(field);
        if (list == null || !list.isArray() || list.size() > most) {
            fault(field, "must be a list of at most " + most + " user names");
            return users;
        }
        for (JsonNode one : list) {
            if (one.isTextual() && UserId.isValid(one.textValue())) {
                users.add(new UserId(one.textValue()));
            } else {
                fault(field, "must hold user names only");
                return users;
            }
        }
        return users;
    }

    private boolean isFaulty(String field) {
        return faults.stream().anyMatch(fault -> fault.field().equals(prefix + field));
    }
}
