package app.parley.relay.stun;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Writes one STUN message after another into the same buffer. Not thread-safe. */
public final class StunWriter {
    private static final int MOST = 1_024;
    private static final byte[] NO_PADDING = new byte[4];

    private final ByteBuffer out = ByteBuffer.allocateDirect(MOST);
    private final CRC32 crc = new CRC32();

    /** Begins an answer to that request. */
    public StunWriter answer(StunMessage request, int kind) {
        return begin(Stun.type(request.method(), kind), request.buffer(), request.start() + 8);
    }

    /** @param transactionAt where the transaction's 12 bytes are */
    public StunWriter begin(int type, ByteBuffer transaction, int transactionAt) {
        out.clear();
        out.putShort((short) type).putShort((short) 0).putInt(Stun.COOKIE);
        out.put(8, transaction, transactionAt, Stun.TRANSACTION).position(Stun.HEADER);
        return this;
    }

    public StunWriter bytes(Attribute attribute, byte[] value) {
        return attribute(attribute.type, value);
    }

    public StunWriter attribute(int type, byte[] value) {
        out.putShort((short) type).putShort((short) value.length);
        out.put(value).put(NO_PADDING, 0, Stun.padded(value.length) - value.length);
        return this;
    }

    public StunWriter text(Attribute attribute, String value) {
        return bytes(attribute, value.getBytes(StandardCharsets.UTF_8));
    }

    public StunWriter number(Attribute attribute, int value) {
        header(attribute, 4);
        out.putInt(value);
        return this;
    }

    public StunWriter error(int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        header(Attribute.ERROR_CODE, 4 + text.length);
        out.putShort((short) 0).put((byte) (code / 100)).put((byte) (code % 100));
        out.put(text).put(NO_PADDING, 0, Stun.padded(text.length) - text.length);
        return this;
    }

    /** That the further address family could not be had (RFC 8656, section 18.12). */
    public StunWriter addressError(int family, int code) {
        header(Attribute.ADDRESS_ERROR_CODE, 4);
        out.put((byte) family).put((byte) 0).put((byte) (code / 100)).put((byte) (code % 100));
        return this;
    }

    public StunWriter unknown(StunMessage request) {
        int count = request.unknownCount();
        header(Attribute.UNKNOWN_ATTRIBUTES, 2 * count);
        for (int index = 0; index < count; index++) {
            out.putShort((short) request.unknown(index));
        }
        out.put(NO_PADDING, 0, Stun.padded(2 * count) - 2 * count);
        return this;
    }

    public StunWriter unknown(int attribute) {
        header(Attribute.UNKNOWN_ATTRIBUTES, 2);
        out.putShort((short) attribute).putShort((short) 0);
        return this;
    }

    /** An address, mixed with the cookie and the transaction so that no router rewrites it. */
    public StunWriter address(Attribute attribute, InetSocketAddress address) {
        return address(attribute, address.getAddress().getAddress(), address.getPort());
    }

    public StunWriter address(Attribute attribute, byte[] bytes, int port) {
        header(attribute, 4 + bytes.length);
        out.put((byte) 0).put((byte) (bytes.length == 4 ? Stun.IPV4 : Stun.IPV6));
        out.putShort((short) (port ^ Stun.COOKIE >>> 16));
        for (int index = 0; index < bytes.length; index++) {
            out.put((byte) (bytes[index] ^ out.get(4 + index)));
        }
        return this;
    }

    /**
     * The whole message, from position to limit, until the next one begins.
     *
     * @param key what to sign with; null for an unsigned answer
     */
    public ByteBuffer end(Integrity integrity, @Nullable IntegrityKey key, boolean fingerprint) {
        if (key != null) {
            int length = key.kind() == Attribute.MESSAGE_INTEGRITY ? Integrity.SHA1_BYTES : Integrity.SHA256_BYTES;
            setLength(4 + length);
            byte[] code = integrity.code(out.duplicate().flip(), key);
            header(key.kind(), length);
            out.put(code);
        }
        if (fingerprint) {
            setLength(8);
            crc.reset();
            crc.update(out.duplicate().flip());
            header(Attribute.FINGERPRINT, 4);
            out.putInt((int) crc.getValue() ^ Stun.FINGERPRINT_MASK);
        }
        setLength(0);
        return out.flip();
    }

    private void header(Attribute attribute, int length) {
        out.putShort((short) attribute.type).putShort((short) length);
    }

    private void setLength(int toCome) {
        out.putShort(2, (short) (out.position() - Stun.HEADER + toCome));
    }
}
