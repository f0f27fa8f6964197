package app.parley.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts messages for one browser (RFC 8291) as one record of {@code aes128gcm} (RFC 8188). Thread-safe. */
final class PushEncryption {
    /** The longest message that every push service takes (RFC 8291, section 4). */
    static final int MOST = 3_993;

    /** The length of the secret that a browser gives with its key. */
    static final int AUTH = 16;

    private static final int SALT = 16;
    private static final int RECORD = 4_096;
    private static final int KEY = 16;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final byte LAST_RECORD = 2;

    private final SecureRandom random;

    PushEncryption(SecureRandom random) {
        this.random = random;
    }

    /** @param message of at most {@link #MOST} bytes */
    byte[] encrypt(byte[] message, PushSubscription.Keys keys) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return encrypt(message, keys, P256.newPair(random), salt);
    }

    /** @param own a pair that is used for this message only */
    static byte[] encrypt(byte[] message, PushSubscription.Keys keys, KeyPair own, byte[] salt) {
        byte[] sender = P256.encode((ECPublicKey) own.getPublic());
        byte[] receiver = P256.encode(keys.p256dh());
        byte[] shared = agree((ECPrivateKey) own.getPrivate(), keys.p256dh());
        byte[] about = join(ascii("WebPush: info\0"), receiver, sender);
        byte[] secret = expand(hmac(keys.secret(), shared), about, P256.NUMBER);
        byte[] pseudoRandom = hmac(salt, secret);
        byte[] key = expand(pseudoRandom, ascii("Content-Encoding: aes128gcm\0"), KEY);
        byte[] nonce = expand(pseudoRandom, ascii("Content-Encoding: nonce\0"), NONCE);
        byte[] sealed = seal(join(message, new byte[] {LAST_RECORD}), key, nonce);
        return ByteBuffer.allocate(SALT + Integer.BYTES + 1 + sender.length + sealed.length)
                .put(salt)
                .putInt(RECORD)
                .put((byte) sender.length)
                .put(sender)
                .put(sealed)
                .array();
    }

    private static byte[] agree(ECPrivateKey own, ECPublicKey other) {
        try {
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(own);
            agreement.doPhase(other, true);
            return agreement.generateSecret();
        } catch (GeneralSecurityException e) {
            throw P256.missing(e);
        }
    }

    private static byte[] seal(byte[] plain, byte[] key, byte[] nonce) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw P256.missing(e);
        }
    }

    /** HKDF-Expand (RFC 5869) where one block is enough. */
    private static byte[] expand(byte[] key, byte[] about, int length) {
        return Arrays.copyOf(hmac(key, join(about, new byte[] {1})), length);
    }

    private static byte[] hmac(byte[] key, byte[] data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw P256.missing(e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] join(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
