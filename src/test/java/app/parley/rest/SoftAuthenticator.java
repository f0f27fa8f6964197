package app.parley.rest;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A device with one passkey, written down byte by byte as Web Authentication has it (sections 6.1 and 6.5), so that it
 * can do what no honest one does.
 */
final class SoftAuthenticator {
    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int NEW_KEY = 0x40;

    private final KeyPair keys;
    private final byte[] id = new byte[32];
    private String handle = "";
    private String host = "localhost";
    private long count;
    private boolean verifies = true;

    SoftAuthenticator() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        new SecureRandom().nextBytes(id);
    }

    SoftAuthenticator at(String newHost) {
        host = newHost;
        return this;
    }

    /** How often it was used, from now on. */
    SoftAuthenticator counts(long newCount) {
        count = newCount;
        return this;
    }

    /** Nobody shows a finger or types a PIN. */
    SoftAuthenticator withoutVerification() {
        verifies = false;
        return this;
    }

    String handle() {
        return handle;
    }

    /** Says it is of another person. */
    SoftAuthenticator of(String otherHandle) {
        handle = otherHandle;
        return this;
    }

    /** Says it is another device's passkey, whose id is no secret, and signs with the key it has. */
    SoftAuthenticator as(SoftAuthenticator other) {
        System.arraycopy(other.id, 0, id, 0, id.length);
        return of(other.handle);
    }

    /** Answers to the options of a new passkey. */
    String makes(Browser.Answer options, String origin) {
        handle = options.field("/publicKey/user/id");
        byte[] clientData = clientData("webauthn.create", options, origin);
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        byte[] data = authenticatorData(NEW_KEY, attested());
        // {"fmt": "none", "attStmt": {}, "authData": h'…'}
        object.writeBytes(hex("a363666d74646e6f6e656761747453746d74a068617574684461746159"));
        object.writeBytes(ByteBuffer.allocate(2).putShort((short) data.length).array());
        object.writeBytes(data);
        return credential("\"attestationObject\":\"%s\",\"clientDataJSON\":\"%s\""
                .formatted(text(object.toByteArray()), text(clientData)));
    }

    /** Answers to the options of a sign-in. */
    String signs(Browser.Answer options, String origin) {
        byte[] clientData = clientData("webauthn.get", options, origin);
        byte[] data = authenticatorData(0, new byte[0]);
        return credential(
                "\"authenticatorData\":\"%s\",\"clientDataJSON\":\"%s\",\"signature\":\"%s\",\"userHandle\":\"%s\""
                        .formatted(text(data), text(clientData), text(signature(data, clientData)), handle));
    }

    private String credential(String response) {
        return "{\"id\":\"%s\",\"rawId\":\"%s\",\"type\":\"public-key\",\"response\":{%s},\"clientExtensionResults\":{}}"
                .formatted(text(id), text(id), response);
    }

    private static byte[] clientData(String type, Browser.Answer options, String origin) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, options.field("/publicKey/challenge"), origin)
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] authenticatorData(int more, byte[] attested) {
        return ByteBuffer.allocate(37 + attested.length)
                .put(sha256(host.getBytes(StandardCharsets.UTF_8)))
                .put((byte) (PRESENT | (verifies ? VERIFIED : 0) | more))
                .putInt((int) count)
                .put(attested)
                .array();
    }

    private byte[] attested() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[16]);
        out.writeBytes(ByteBuffer.allocate(2).putShort((short) id.length).array());
        out.writeBytes(id);
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        // {1: 2, 3: -7, -1: 1, -2: x, -3: y}
        out.writeBytes(hex("a5010203262001215820"));
        out.writeBytes(coordinate(key.getW().getAffineX()));
        out.writeBytes(hex("225820"));
        out.writeBytes(coordinate(key.getW().getAffineY()));
        return out.toByteArray();
    }

    private byte[] signature(byte[] data, byte[] clientData) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            signature.update(sha256(clientData));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] all = new byte[32 + bytes.length];
        System.arraycopy(bytes, 0, all, 32, bytes.length);
        return Arrays.copyOfRange(all, all.length - 32, all.length);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
