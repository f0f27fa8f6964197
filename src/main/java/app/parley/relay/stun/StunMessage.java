package app.parley.relay.stun;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Reads one STUN message where it lies. Made once and used for message after message, so that reading leaves no garbage: what it tells is true
 * until the next one. Not thread-safe.
 */
@SuppressWarnings("EnumOrdinal")
public // An array by ordinal, since a map would box a number for each value.
final class StunMessage {
    private static final int MOST_UNKNOWN = 32;

    private final int[] values = new int[Attribute.count()];
    private final int[] unknown = new int[MOST_UNKNOWN];
    private final CRC32 crc = new CRC32();
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private int unknownCount;
    private int start;
    private int end;
    private int type;

    /** @return whether the bytes from position to limit are one well-formed message, with a right FINGERPRINT if any */
    public boolean read(ByteBuffer message) {
        buffer = message;
        start = message.position();
        end = message.limit();
        int length = end - start;
        if (length < Stun.HEADER || (length & 3) != 0) {
            return false;
        }
        type = message.getShort(start) & 0xFFFF;
        return type < 0x4000
                && (message.getShort(start + 2) & 0xFFFF) == length - Stun.HEADER
                && message.getInt(start + 4) == Stun.COOKIE
                && readAttributes()
                && isFingerprintRight();
    }

    private boolean readAttributes() {
        Arrays.fill(values, -1);
        unknownCount = 0;
        int at = start + Stun.HEADER;
        while (at < end) {
            int value = at + 4;
            if (value > end || has(Attribute.FINGERPRINT)) {
                return false;
            }
            int attribute = buffer.getShort(at) & 0xFFFF;
            int length = buffer.getShort(at + 2) & 0xFFFF;
            if (Stun.padded(length) > end - value) {
                return false;
            }
            note(attribute, value);
            at = value + Stun.padded(length);
        }
        return true;
    }

    /** What stands behind an integrity is not covered by it, and so not heeded. */
    private void note(int attribute, int value) {
        int index = Attribute.indexOf(attribute);
        boolean covers = attribute == Attribute.FINGERPRINT.type
                || (attribute == Attribute.MESSAGE_INTEGRITY_SHA256.type && !has(Attribute.MESSAGE_INTEGRITY_SHA256));
        if (!covers && (has(Attribute.MESSAGE_INTEGRITY) || has(Attribute.MESSAGE_INTEGRITY_SHA256))) {
            return;
        }
        if (index >= 0) {
            values[index] = values[index] < 0 ? value : values[index];
        } else if (Attribute.mustBeUnderstood(attribute) && unknownCount < MOST_UNKNOWN) {
            unknown[unknownCount++] = attribute;
        }
    }

    private boolean isFingerprintRight() {
        if (!has(Attribute.FINGERPRINT)) {
            return true;
        }
        int value = valueOf(Attribute.FINGERPRINT);
        if (lengthOf(Attribute.FINGERPRINT) != 4) {
            return false;
        }
        crc.reset();
        int limit = buffer.limit();
        buffer.limit(value - 4);
        crc.update(buffer);
        buffer.limit(limit).position(start);
        return ((int) crc.getValue() ^ Stun.FINGERPRINT_MASK) == buffer.getInt(value);
    }

    public int method() {
        return Stun.method(type);
    }

    public int kind() {
        return Stun.kind(type);
    }

    public int length() {
        return end - start;
    }

    public int start() {
        return start;
    }

    public ByteBuffer buffer() {
        return buffer;
    }

    public boolean has(Attribute attribute) {
        return values[attribute.ordinal()] >= 0;
    }

    /** Where its value begins in the buffer. */
    public int valueOf(Attribute attribute) {
        return values[attribute.ordinal()];
    }

    public int lengthOf(Attribute attribute) {
        return buffer.getShort(valueOf(attribute) - 2) & 0xFFFF;
    }

    public boolean has(Attribute attribute, int length) {
        return has(attribute) && lengthOf(attribute) == length;
    }

    public int byteOf(Attribute attribute) {
        return buffer.get(valueOf(attribute)) & 0xFF;
    }

    public byte[] bytesOf(Attribute attribute) {
        byte[] bytes = new byte[lengthOf(attribute)];
        buffer.get(valueOf(attribute), bytes);
        return bytes;
    }

    @Nullable
    public String textOf(Attribute attribute) {
        return has(attribute) ? new String(bytesOf(attribute), StandardCharsets.UTF_8) : null;
    }

    /** Where the next value of this kind begins behind that one; -1 behind the last. */
    public int next(Attribute attribute, int value) {
        int last = has(Attribute.MESSAGE_INTEGRITY) ? valueOf(Attribute.MESSAGE_INTEGRITY) - 4 : end;
        if (has(Attribute.MESSAGE_INTEGRITY_SHA256)) {
            last = Math.min(last, valueOf(Attribute.MESSAGE_INTEGRITY_SHA256) - 4);
        }
        int at = value + Stun.padded(buffer.getShort(value - 2) & 0xFFFF);
        while (at < last) {
            if ((buffer.getShort(at) & 0xFFFF) == attribute.type) {
                return at + 4;
            }
            at += 4 + Stun.padded(buffer.getShort(at + 2) & 0xFFFF);
        }
        return -1;
    }

    public int unknownCount() {
        return unknownCount;
    }

    int unknown(int index) {
        return unknown[index];
    }
}
