package app.parley.hub;

import app.parley.kernel.PeerId;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a peer's place. The ticket lets its user take the place back after a restart. Thread-safe. */
public final class RejoinTickets {
    private static final String ALGORITHM = "HmacSHA256";
    private final SecretKeySpec key;

    /** @param secret the server's own, kept over restarts; 32 bytes */
    public RejoinTickets(byte[] secret) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    boolean isValid(String ticket, RoomId room, PeerId peer, UserId user) {
        byte[] expected = sign(room, peer, user).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, ticket.getBytes(StandardCharsets.UTF_8));
    }

    String sign(RoomId room, PeerId peer, UserId user) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] place = (room + "\n" + peer + "\n" + user).getBytes(StandardCharsets.UTF_8);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(place));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
