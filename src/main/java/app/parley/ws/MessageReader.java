package app.parley.ws;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.eclipse.jetty.websocket.core.Frame;
import org.jspecify.annotations.Nullable;

/** Puts a text message together from its fragments. Used by one thread at a time. */
final class MessageReader {
    private static final char REPLACEMENT = '\uFFFD';
    private static final byte[] NOTHING = new byte[0];

    private final int maxBytes;
    private byte[] begun = NOTHING;
    private int length;

    MessageReader(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The message does not fit, or is no text: the socket closes with this code. */
    static final class BadMessage extends Exception {
        private static final long serialVersionUID = 1L;
        private final int closeCode;

        BadMessage(int closeCode, String reason) {
            super(reason, null, false, false);
            this.closeCode = closeCode;
        }

        int closeCode() {
            return closeCode;
        }
    }

    /** @return the message when this was its last fragment */
    @Nullable
    String add(Frame fragment) throws BadMessage {
        ByteBuffer payload = fragment.getPayload();
        int more = payload == null ? 0 : payload.remaining();
        if (length + more > maxBytes) {
            throw new BadMessage(1009, "message over " + maxBytes + " bytes");
        }
        if (fragment.isFin() && length == 0) {
            return more == 0 ? "" : decode(payload);
        }
        append(payload, more);
        if (!fragment.isFin()) {
            return null;
        }
        String message = decode(ByteBuffer.wrap(begun, 0, length));
        begun = NOTHING;
        length = 0;
        return message;
    }

    private void append(@Nullable ByteBuffer payload, int more) {
        if (payload == null) {
            return;
        }
        if (length + more > begun.length) {
            begun = Arrays.copyOf(begun, Math.min(maxBytes, Math.max(2 * begun.length, length + more)));
        }
        payload.get(begun, length, more);
        length += more;
    }

    /** The fast decoder hides what is malformed behind a character that may also have been sent. */
    private static String decode(ByteBuffer payload) throws BadMessage {
        byte[] bytes;
        int offset = 0;
        int count = payload.remaining();
        if (payload.hasArray()) {
            bytes = payload.array();
            offset = payload.arrayOffset() + payload.position();
        } else {
            bytes = new byte[count];
            payload.duplicate().get(bytes);
        }
        String text = new String(bytes, offset, count, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) < 0) {
            return text;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, offset, count))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadMessage(1007, "not UTF-8");
        }
    }
}
