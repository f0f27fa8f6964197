package app.parley.protocol;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON object somebody sent, read field by field. What is missing or of another kind is refused. */
public final class JsonObjectReader {
    private final ObjectNode object;

    public JsonObjectReader(ObjectNode object) {
        this.object = object;
    }

    public String type() {
        return text("type");
    }

    public String text(String name) {
        String text = optionalText(name);
        if (text == null) {
            throw bad(name, "is missing");
        }
        return text;
    }

    /** @return null where it is missing or null */
    @Nullable
    public String optionalText(String name) {
        JsonNode value = field(name);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            throw bad(name, "is not a string");
        }
        return whole(name, value.textValue());
    }

    /** Refuses text that no database and no encoder takes, before it harms what is written together with it. */
    private static String whole(String name, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (c == '\0' || (Character.isSurrogate(c) && !pair)) {
                throw bad(name, "holds something that is no character");
            }
            if (pair) {
                i++;
            }
        }
        return text;
    }

    /** Text or a number, as text; empty where it is missing. */
    public String scalar(String name) {
        JsonNode value = field(name);
        return value != null && value.isValueNode() ? whole(name, value.asText()) : "";
    }

    public JsonObjectReader object(String name) {
        if (field(name) instanceof ObjectNode value) {
            return new JsonObjectReader(value);
        }
        throw bad(name, "is not an object");
    }

    /** @return null where it is missing or null */
    public @Nullable JsonObjectReader optionalObject(String name) {
        return field(name) == null ? null : object(name);
    }

    @Nullable
    public Boolean optionalFlag(String name) {
        JsonNode value = field(name);
        if (value != null && !value.isBoolean()) {
            throw bad(name, "is not true or false");
        }
        return value == null ? null : value.booleanValue();
    }

    @Nullable
    public Double optionalNumber(String name) {
        JsonNode value = field(name);
        if (value != null && !value.isNumber()) {
            throw bad(name, "is not a number");
        }
        return value == null ? null : value.doubleValue();
    }

    @Nullable
    public Integer optionalWhole(String name) {
        JsonNode value = field(name);
        if (value != null && !value.canConvertToInt()) {
            throw bad(name, "is not a whole number");
        }
        return value == null ? null : value.intValue();
    }

    public Instant instant(String name) {
        Instant at = optionalInstant(name);
        if (at == null) {
            throw bad(name, "is missing");
        }
        return at;
    }

    @Nullable
    public Instant optionalInstant(String name) {
        String text = optionalText(name);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw bad(name, "is not a moment in ISO 8601");
        }
    }

    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array(name)) {
            if (!element.isTextual()) {
                throw bad(name, "holds something that is not a string");
            }
            texts.add(whole(name, element.textValue()));
        }
        return texts;
    }

    public List<JsonObjectReader> objects(String name) {
        List<JsonObjectReader> bodies = new ArrayList<>();
        for (JsonNode element : array(name)) {
            if (!(element instanceof ObjectNode value)) {
                throw bad(name, "holds something that is not an object");
            }
            bodies.add(new JsonObjectReader(value));
        }
        return bodies;
    }

    private JsonNode array(String name) {
        JsonNode value = field(name);
        if (value == null || !value.isArray()) {
            throw bad(name, "is not a list");
        }
        return value;
    }

    private @Nullable JsonNode field(String name) {
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    public static RequestException bad(String field, String problem) {
        return RequestException.ofField(field, problem);
    }

    public static RequestException unknownType(String type) {
        String shown = type.length() > 40 ? type.substring(0, 40) + "…" : type;
        return new RequestException(ErrorCode.BAD_REQUEST, "No message of the type '" + shown + "' goes there.");
    }
}
