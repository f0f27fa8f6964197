package app.parley.relay.turn;

import app.parley.relay.stun.Attribute;
import app.parley.relay.stun.Integrity;
import app.parley.relay.stun.IntegrityKey;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Nonces that nobody keeps: each holds the time it was made at and a code over that, the client's address and what was offered with it. A nonce
 * that comes back proves that its sender receives what is sent to that address. Not thread-safe.
 */
final class Nonces {
    /** RFC 8489, section 9.2: the nonce cookie, and the set of security features behind it. */
    private static final String WITH_ALGORITHMS = "obMatJos2gAAA";

    private static final String WITHOUT_ALGORITHMS = "obMatJos2AAAA";
    private static final int PREFIX = WITH_ALGORITHMS.length();
    private static final int CODE_BYTES = 6;
    private static final long STEP = TimeUnit.SECONDS.toNanos(30);
    /** Good for ten minutes. */
    private static final int STEPS = 20;

    private final IntegrityKey key;
    private final Integrity integrity;
    private final ByteBuffer input = ByteBuffer.allocate(64);

    Nonces(Integrity integrity) {
        this.integrity = integrity;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new IntegrityKey(Attribute.MESSAGE_INTEGRITY_SHA256, random);
    }

    /** @param algorithms whether password algorithms are offered with it */
    String make(InetSocketAddress client, boolean algorithms, long now) {
        return make(client, algorithms, step(now));
    }

    boolean isGood(@Nullable String nonce, InetSocketAddress client, long now) {
        if (nonce == null || nonce.length() != PREFIX + 11) {
            return false;
        }
        short made;
        try {
            made = ByteBuffer.wrap(Base64.getDecoder().decode(nonce.substring(PREFIX)))
                    .getShort();
        } catch (IllegalArgumentException e) {
            return false;
        }
        int age = (step(now) - made) & 0xFFFF;
        return age < STEPS && make(client, offersAlgorithms(nonce), made).equals(nonce);
    }

    static boolean offersAlgorithms(String nonce) {
        return nonce.startsWith(WITH_ALGORITHMS);
    }

    private String make(InetSocketAddress client, boolean algorithms, short step) {
        input.clear();
        input.putShort(step).put((byte) (algorithms ? 1 : 0)).putShort((short) client.getPort());
        input.put(client.getAddress().getAddress()).flip();
        byte[] code = integrity.code(input, key);
        byte[] token = ByteBuffer.allocate(2 + CODE_BYTES)
                .putShort(step)
                .put(code, 0, CODE_BYTES)
                .array();
        return (algorithms ? WITH_ALGORITHMS : WITHOUT_ALGORITHMS)
                + Base64.getEncoder().withoutPadding().encodeToString(token);
    }

    private static short step(long now) {
        return (short) Math.floorDiv(now, STEP);
    }
}
