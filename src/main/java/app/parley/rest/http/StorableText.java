package app.parley.rest.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Checks text for characters that a database or an encoder refuses. */
final class StorableText {
    static final String NOT_WHOLE = "must not have half characters or a zero";

    private StorableText() {}

    /** Refuses U+0000, which PostgreSQL cannot store, and halves of surrogate pairs, which are not characters. */
    static boolean isWhole(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }

    /** Returns whether all percent-encoded parts of a query are UTF-8. */
    static boolean isDecodable(String query) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            if (c == '%' && i + 2 < query.length() && isHex(query, i + 1)) {
                bytes.write(Integer.parseInt(query, i + 1, i + 3, 16));
                i += 2;
            } else if (c == '%') {
                return false;
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isHex(String text, int at) {
        return Character.digit(text.charAt(at), 16) >= 0 && Character.digit(text.charAt(at + 1), 16) >= 0;
    }
}
