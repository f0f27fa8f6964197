package app.parley.oidc;

import app.parley.oidc.provider.OidcClient.Secrets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals attempts into cookies (AES-GCM), so that the server keeps none: strangers who begin millions cost no memory, and
 * an attempt outlives a restart. Thread-safe.
 */
final class AttemptSeal {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /** @param secret 32 bytes */
    AttemptSeal(byte[] secret) {
        key = new SecretKeySpec(secret, "AES");
    }

    String seal(SignInAttempt attempt) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            ByteArrayOutputStream sealed = new ByteArrayOutputStream();
            sealed.writeBytes(nonce);
            sealed.writeBytes(cipher.doFinal(bytes(attempt)));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /** Returns the attempt; empty for what this server has not sealed. */
    Optional<SignInAttempt> open(String text) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(text);
            if (sealed.length < NONCE_BYTES) {
                return Optional.empty();
            }
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, Arrays.copyOf(sealed, NONCE_BYTES)));
            return Optional.of(attempt(cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(SignInAttempt attempt) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            Secrets secrets = attempt.secrets();
            out.writeUTF(secrets.state());
            out.writeUTF(secrets.nonce());
            out.writeUTF(secrets.verifier());
            out.writeUTF(secrets.redirect().toString());
            out.writeUTF(attempt.next());
            out.writeUTF(Objects.requireNonNullElse(attempt.linkFor(), ""));
            out.writeUTF(Objects.requireNonNullElse(attempt.invite(), ""));
            out.writeLong(attempt.expiresAt().toEpochMilli());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static SignInAttempt attempt(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            Secrets secrets = new Secrets(in.readUTF(), in.readUTF(), in.readUTF(), URI.create(in.readUTF()));
            return new SignInAttempt(secrets, in.readUTF(), maybe(in), maybe(in), Instant.ofEpochMilli(in.readLong()));
        } catch (IOException e) {
            throw new IllegalArgumentException("sealed by another version", e);
        }
    }

    private static @Nullable String maybe(DataInputStream in) throws IOException {
        String text = in.readUTF();
        return text.isEmpty() ? null : text;
    }
}
