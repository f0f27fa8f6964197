package app.parley.protocol;

import app.parley.hub.value.CallEvent;
import app.parley.hub.value.Event;
import app.parley.hub.value.IceServer;
import app.parley.hub.value.MediaState;
import app.parley.hub.value.MediaStatePatch;
import app.parley.hub.value.PeerView;
import app.parley.hub.value.RoomEvent;
import app.parley.kernel.CallId;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.PeerId;
import app.parley.kernel.RequestException;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.kernel.WireName;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** JSON with the protocol's rules: depth limited, ids as strings, {@code type} first, moments in milliseconds. */
public final class ProtocolJson {
    private final int maxDepth;
    private final JsonMapper mapper;

    public ProtocolJson(int maxDepth) {
        this.maxDepth = maxDepth;
        StreamReadConstraints constraints =
                StreamReadConstraints.builder().maxNestingDepth(maxDepth).build();
        SimpleModule values = new SimpleModule();
        values.addSerializer(Instant.class, new InstantAsText());
        // Readers differ in which of two fields they take, so one could be checked and the other believed.
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(constraints)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        mapper = JsonMapper.builder(factory)
                .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                .addModule(values)
                .addMixIn(Event.class, TypeFirst.class)
                .addMixIn(UserId.class, PlainText.class)
                .addMixIn(PeerId.class, PlainText.class)
                .addMixIn(RoomId.class, PlainText.class)
                .addMixIn(CallId.class, PlainText.class)
                .addMixIn(WireName.class, WireText.class)
                .addMixIn(MediaState.class, SetUp.class)
                .addMixIn(MediaStatePatch.class, WithoutNulls.class)
                .addMixIn(PeerView.class, WithoutNulls.class)
                .addMixIn(RoomEvent.PeerChanged.class, WithoutNulls.class)
                .addMixIn(CallEvent.Decided.class, WithoutNulls.class)
                .addMixIn(IceServer.class, WithoutNulls.class)
                .build();
    }

    /** Half a surrogate pair, which UTF-8 cannot hold, is written as an escape, as it must have come. */
    public byte[] write(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            return writeEscaped(value);
        }
    }

    private byte[] writeEscaped(Object value) {
        try {
            return mapper.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws RequestException when this is not one JSON object, or one too deep */
    public ObjectNode readObject(String text) {
        try (JsonParser parser = parser(text)) {
            JsonNode node = mapper.readTree(parser);
            if (!(node instanceof ObjectNode object)) {
                throw new RequestException(ErrorCode.BAD_REQUEST, "The body is one JSON object.");
            }
            requireEnd(parser);
            return object;
        } catch (JsonProcessingException e) {
            throw malformed(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void requireEnd(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw new RequestException(ErrorCode.BAD_REQUEST, "Something follows the JSON object.");
        }
    }

    public ObjectNode newObject() {
        return mapper.createObjectNode();
    }

    JsonParser parser(String text) throws IOException {
        return mapper.getFactory().createParser(text);
    }

    /** Names the problem in words for people: the parser's own message names its classes and tokens. */
    RequestException malformed(JsonProcessingException e) {
        return new RequestException(ErrorCode.BAD_REQUEST, problem(e));
    }

    private String problem(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return "The body is nested deeper than " + maxDepth + " levels, or holds a number that is too long.";
        }
        if (e instanceof JsonEOFException) {
            return "The body is not valid JSON: it ends too early.";
        }
        JsonLocation at = e.getLocation();
        String where = at == null ? "." : " at line " + at.getLineNr() + ", column " + at.getColumnNr() + ".";
        boolean twice = e.getOriginalMessage().startsWith("Duplicate");
        return twice ? "A field of the body is there twice" + where : "The body is not valid JSON" + where;
    }

    @JsonPropertyOrder("type")
    private interface TypeFirst {
        @JsonProperty
        String type();
    }

    private interface PlainText {
        @JsonValue
        String value();
    }

    private interface WireText {
        @JsonValue
        String wire();
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private interface WithoutNulls {}

    /** Once a device is set up, nobody needs to read that it is. */
    private interface SetUp {
        @JsonProperty
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        boolean settingUp();
    }

    private static final class InstantAsText extends StdSerializer<Instant> {
        private static final long serialVersionUID = 1L;

        InstantAsText() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant at, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(Timestamps.format(at));
        }
    }
}
