package app.parley.checks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The certificate of this server, as checks need it.
 *
 * @param names of the hosts that it is for
 * @param until when it runs out; null where there is none
 * @param reason why it could not be replaced; empty where that was not tried or went well
 * @param host for which one is ordered; empty where it comes from files
 * @param authority of whom it is ordered
 * @param next when it is ordered again after a failure
 */
public record ServedCertificate(
        String names, @Nullable Instant until, String reason, String host, String authority, Instant next) {
    /** Where there is no certificate. */
    public static final ServedCertificate NONE = new ServedCertificate("", null, "", "", "", Instant.EPOCH);

    boolean isGoodAt(Instant moment) {
        return until != null && moment.isBefore(until);
    }
}
