package app.parley.relay.stun;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMACs over STUN messages (RFC 8489, sections 9.2, 14.5 and 14.6). Not thread-safe. */
public final class Integrity {
    static final int SHA1_BYTES = 20;
    static final int SHA256_BYTES = 32;
    private static final int LEAST_SHA256_BYTES = 16;

    private final Mac sha1 = mac("HmacSHA1");
    private final Mac sha256 = mac("HmacSHA256");
    private final MessageDigest md5 = digest("MD5");
    private final MessageDigest sha2 = digest("SHA-256");

    /** The key of a long-term credential. */
    public byte[] longTermKey(String username, String realm, String password, boolean withSha256) {
        byte[] text = (username + ":" + realm + ":" + password).getBytes(StandardCharsets.UTF_8);
        return (withSha256 ? sha2 : md5).digest(text);
    }

    /** @param message its header must count the integrity that is to follow */
    public byte[] code(ByteBuffer message, IntegrityKey key) {
        boolean isSha1 = key.kind() == Attribute.MESSAGE_INTEGRITY;
        Mac mac = isSha1 ? sha1 : sha256;
        try {
            mac.init(new SecretKeySpec(key.key(), mac.getAlgorithm()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("any bytes are an HMAC key", e);
        }
        mac.update(message);
        return mac.doFinal();
    }

    /** Whether the message was signed with this key. */
    public boolean isRight(StunMessage message, IntegrityKey key) {
        int value = message.valueOf(key.kind());
        int length = message.lengthOf(key.kind());
        if (!isLengthRight(key.kind(), length)) {
            return false;
        }
        ByteBuffer buffer = message.buffer();
        int start = message.start();
        short wholeLength = buffer.getShort(start + 2);
        buffer.putShort(start + 2, (short) (value + length - start - Stun.HEADER));
        byte[] code = code(buffer.duplicate().position(start).limit(value - 4), key);
        buffer.putShort(start + 2, wholeLength);
        byte[] theirs = message.bytesOf(key.kind());
        return MessageDigest.isEqual(theirs, Arrays.copyOf(code, length));
    }

    private static boolean isLengthRight(Attribute kind, int length) {
        return kind == Attribute.MESSAGE_INTEGRITY
                ? length == SHA1_BYTES
                : length >= LEAST_SHA256_BYTES && length <= SHA256_BYTES && length % 4 == 0;
    }

    private static Mac mac(String algorithm) {
        try {
            return Mac.getInstance(algorithm);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
