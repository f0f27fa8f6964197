package app.parley.rest.http;

import app.parley.kernel.CallId;
import app.parley.kernel.IsoTimes;
import app.parley.kernel.PeerId;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Thread-safe. JSON as the API writes and reads it: times with milliseconds, ids as plain strings, strict syntax. */
public final class RestJson {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final ObjectMapper mapper;

    /** @param depth how deep what is read may be nested */
    public RestJson(int depth) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(depth).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        mapper = JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .addModule(IsoTimes.module()
                        .addSerializer(UserId.class, ToStringSerializer.instance)
                        .addSerializer(RoomId.class, ToStringSerializer.instance)
                        .addSerializer(PeerId.class, ToStringSerializer.instance)
                        .addSerializer(CallId.class, ToStringSerializer.instance))
                .build();
    }

    public byte[] bytes(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written as JSON", e);
        }
    }

    /** For what is too long to be in memory at once. */
    public JsonGenerator generator(OutputStream out) throws IOException {
        return mapper.createGenerator(out);
    }

    /**
     * Takes UTF-8 alone, and all of it: Jackson itself would guess other encodings, and take what UTF-8 forbids.
     *
     * @throws IOException when the bytes are not UTF-8, not one JSON value, or nested too deep
     */
    public JsonNode read(byte[] bytes) throws IOException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        if (text.startsWith(BYTE_ORDER_MARK)) {
            throw new IOException("JSON begins with no byte order mark (RFC 8259, section 8.1)");
        }
        return mapper.readTree(text);
    }

    public static String time(Instant instant) {
        return IsoTimes.text(instant);
    }
}
