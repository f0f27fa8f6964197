package app.parley.hub.value;

import app.parley.kernel.CallId;
import app.parley.kernel.PeerId;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** Makes ids that cannot be guessed. Thread-safe where its source is. */
public final class Ids {
    private static final int BYTES = 12;
    private final RandomGenerator random;

    public Ids() {
        this(new SecureRandom());
    }

    Ids(RandomGenerator random) {
        this.random = random;
    }

    public PeerId peer() {
        return new PeerId("p_" + token());
    }

    /**
     * Sorts after all that {@link #peer} makes, and so makes the others polite: for clients that cannot step back when
     * two offers meet.
     */
    public PeerId peerThatNeverYields() {
        return new PeerId("p_~" + token());
    }

    public CallId call() {
        return new CallId("c_" + token());
    }

    public RoomId room() {
        return new RoomId("r_" + token());
    }

    public UserId guest() {
        return new UserId("guest-" + Long.toString(random.nextLong(1L << 50, 1L << 51), 36));
    }

    public String session() {
        return "s_" + token();
    }

    public String knock() {
        return "k_" + token();
    }

    public String message() {
        return "m_" + token();
    }

    public String epoch() {
        return "e_" + token();
    }

    private String token() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
