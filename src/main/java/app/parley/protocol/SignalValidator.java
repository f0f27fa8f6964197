package app.parley.protocol;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.kernel.SignalType;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks a signal over in one streaming pass, so that it can be passed on as it is: it is one JSON object, of a known
 * type, with what that type needs. Nothing else in it is looked at, and nothing is kept.
 */
public final class SignalValidator {
    private static final Set<Integer> HEIGHTS = Set.of(0, 180, 360, 720);
    private static final Set<String> AMOUNTS = Set.of("full", "reduced", "paused");

    private final ProtocolJson json;

    public SignalValidator(ProtocolJson json) {
        this.json = json;
    }

    /** What was seen of the fields that count. */
    private static final class Seen {
        private @Nullable String type;
        private boolean sdp;
        private boolean candidate;
        private boolean height;
        private boolean amount;
    }

    /**
     * Checks a signal.
     *
     * @return its type
     * @throws RequestException when it may not be passed on
     */
    public SignalType check(String body) {
        try (JsonParser parser = json.parser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new RequestException(ErrorCode.BAD_REQUEST, "The body is one JSON object.");
            }
            Seen seen = read(parser);
            ProtocolJson.requireEnd(parser);
            return complete(seen);
        } catch (JsonProcessingException e) {
            throw json.malformed(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Seen read(JsonParser parser) throws IOException {
        Seen seen = new Seen();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            switch (name) {
                case "type" -> seen.type = type(parser, value);
                case "sdp" -> seen.sdp = isDescription(parser, value);
                case "candidate" -> {
                    seen.candidate = value == JsonToken.START_OBJECT || value == JsonToken.VALUE_NULL;
                    parser.skipChildren();
                }
                case "video" -> {
                    seen.height = value == JsonToken.VALUE_NUMBER_INT && HEIGHTS.contains(parser.getIntValue());
                    seen.amount = value == JsonToken.VALUE_STRING && AMOUNTS.contains(parser.getText());
                    parser.skipChildren();
                }
                default -> parser.skipChildren();
            }
        }
        return seen;
    }

    private static String type(JsonParser parser, JsonToken value) throws IOException {
        if (value != JsonToken.VALUE_STRING) {
            throw JsonObjectReader.bad("type", "is not a string");
        }
        return parser.getText();
    }

    private static boolean isDescription(JsonParser parser, JsonToken value) throws IOException {
        if (value != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return false;
        }
        boolean type = false;
        boolean sdp = false;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken field = parser.nextToken();
            type |= name.equals("type") && field == JsonToken.VALUE_STRING;
            sdp |= name.equals("sdp") && field == JsonToken.VALUE_STRING;
            parser.skipChildren();
        }
        return type && sdp;
    }

    private static SignalType complete(Seen seen) {
        if (seen.type == null) {
            throw JsonObjectReader.bad("type", "is missing");
        }
        String name = seen.type;
        SignalType type = SignalType.ofWire(name).orElseThrow(() -> JsonObjectReader.unknownType(name));
        switch (type) {
            case VIDEO_OFFER, VIDEO_ANSWER -> require(seen.sdp, "sdp", "is not an object with type and sdp");
            case NEW_ICE_CANDIDATE -> require(seen.candidate, "candidate", "is not an object");
            case WANT -> require(seen.height, "video", "is not 0, 180, 360 or 720");
            case SENDING -> require(seen.amount, "video", "is not full, reduced or paused");
            case HANG_UP, RESTART -> {}
        }
        return type;
    }

    private static void require(boolean holds, String field, String problem) {
        if (!holds) {
            throw JsonObjectReader.bad(field, problem);
        }
    }
}
