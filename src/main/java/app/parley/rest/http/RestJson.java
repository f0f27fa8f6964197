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

/** Writes and reads the API's JSON: times with milliseconds, ids as plain strings, strict syntax. Thread-safe. */
public final class RestJson {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final ObjectMapper mapper;

    /** @param depth the deepest nesting that is read */
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

    /** Returns a generator for documents that are too long for memory. */
    public JsonGenerator generator(OutputStream out) throws IOException {
        return mapper.createGenerator(out);
    }

    /**
     * Accepts only complete UTF-8. Jackson itself would guess other encodings, and accept sequences that UTF-8 forbids.
     *
     * @throws IOException if the bytes are not UTF-8, not one JSON value, or nested too deep
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
