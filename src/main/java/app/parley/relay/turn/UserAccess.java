package app.parley.relay.turn;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Who may make new allocations: not those who were put out, by whatever credential they still hold. Belongs to the relay's thread. */
final class UserAccess {
    private final Predicate<String> admitted;
    private final Duration credentialLife;
    private final InstantSource clock;
    private final Map<String, Long> revokedAt = new HashMap<>();

    /**
     * @param admitted whether there is such a user; answers at once
     * @param credentialLife how long credentials are good from when they are made
     */
    UserAccess(Predicate<String> admitted, Duration credentialLife, InstantSource clock) {
        this.admitted = admitted;
        this.credentialLife = credentialLife;
        this.clock = clock;
    }

    /** @param expiresAt of the credential, which tells when it was made */
    boolean admits(String user, long expiresAt) {
        Long revoked = revokedAt.get(user);
        boolean before = revoked != null && expiresAt - credentialLife.toSeconds() <= revoked;
        return !before && admitted.test(user);
    }

    void revoke(String user) {
        revokedAt.put(user, clock.instant().getEpochSecond());
    }

    /** What was made before has run out by itself. */
    void forgetOld() {
        long old = clock.instant().minus(credentialLife).getEpochSecond();
        revokedAt.values().removeIf(revoked -> revoked < old);
    }
}
