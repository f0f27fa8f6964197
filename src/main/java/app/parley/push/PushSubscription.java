package app.parley.push;

import app.parley.kernel.UserId;
import java.net.URI;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * One browser that can be told something while no page of ours is open in it.
 *
 * @param signIn the id of the sign-in that it belongs to, and ends with
 * @param endpoint where messages for it are sent; whoever knows it can send some, so it is a secret
 */
public record PushSubscription(String signIn, UserId user, URI endpoint, Keys keys, Instant createdAt) {
    /**
     * The keys for messages that only the browser can read.
     *
     * @param p256dh the browser's public key
     * @param auth a secret that the browser shares with us, in base64url
     */
    public record Keys(ECPublicKey p256dh, String auth) {
        private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

        /** Reads keys in base64url; empty if they are none. */
        public static Optional<Keys> parse(String p256dh, String auth) {
            Optional<String> secret = bytes(auth)
                    .filter(bytes -> bytes.length == PushEncryption.AUTH)
                    .map(ENCODER::encodeToString);
            return bytes(p256dh).flatMap(P256::decodePoint).flatMap(key -> secret.map(found -> new Keys(key, found)));
        }

        /** Returns the public key as it was read. */
        public String p256dhText() {
            return ENCODER.encodeToString(P256.encode(p256dh));
        }

        byte[] secret() {
            return Base64.getUrlDecoder().decode(auth);
        }

        private static Optional<byte[]> bytes(String text) {
            try {
                return Optional.of(Base64.getUrlDecoder().decode(text));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return "Keys[]";
        }
    }

    @Override
    public String toString() {
        return "PushSubscription[" + signIn + "]";
    }
}
