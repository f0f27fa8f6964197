package app.parley.relay.turn;

import app.parley.relay.stun.Attribute;
import app.parley.relay.stun.Integrity;
import app.parley.relay.stun.IntegrityKey;
import app.parley.relay.stun.Stun;
import app.parley.relay.stun.StunMessage;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The long-term credential mechanism of RFC 8489, section 9.2. Belongs to the relay's thread. */
public final class Authenticator {
    public static final String REALM = "parley";

    /** SHA-256 first, since it is preferred; each with no parameters. */
    static final byte[] ALGORITHMS = {0, 2, 0, 0, 0, 1, 0, 0};

    private static final int SHA256 = 2;
    private static final int MD5 = 1;
    private static final int MOST_USERNAME_BYTES = 512;

    private final RelayCredentials credentials;
    private final Integrity integrity;
    private final Nonces nonces;
    private final AddressBudget failures;

    /**
     * What came of a request's credential.
     *
     * @param error the code to answer with; 0 for none
     * @param expiresAt when the credential runs out, in seconds since 1970
     */
    record Result(
            int error,
            boolean wrong,
            String user,
            long expiresAt,
            @Nullable IntegrityKey key) {
        private static Result error(int code) {
            return new Result(code, false, "", 0, null);
        }

        private static Result wrongSignature() {
            return new Result(Stun.UNAUTHENTICATED, true, "", 0, null);
        }

        boolean isGood() {
            return error == 0;
        }
    }

    /** @param failures how many wrong signatures of one network are looked at in a second */
    Authenticator(RelayCredentials credentials, Integrity integrity, Nonces nonces, AddressBudget failures) {
        this.credentials = credentials;
        this.integrity = integrity;
        this.nonces = nonces;
        this.failures = failures;
    }

    /** @return null where the sender was wrong too often to be listened to now */
    @Nullable
    Result check(StunMessage request, InetSocketAddress client, long now) {
        if (!request.has(Attribute.MESSAGE_INTEGRITY) && !request.has(Attribute.MESSAGE_INTEGRITY_SHA256)) {
            return Result.error(Stun.UNAUTHENTICATED);
        }
        String username = request.textOf(Attribute.USERNAME);
        String realm = request.textOf(Attribute.REALM);
        String nonce = request.textOf(Attribute.NONCE);
        if (username == null || realm == null || nonce == null || !areAlgorithmsRight(request, nonce)) {
            return Result.error(Stun.BAD_REQUEST);
        }
        if (!nonces.isGood(nonce, client, now)) {
            return Result.error(Stun.STALE_NONCE);
        }
        if (failures.isSpent(client.getAddress(), now)) {
            return null;
        }
        return checkSignature(request, username, realm);
    }

    private Result checkSignature(StunMessage request, String username, String realm) {
        int colon = username.indexOf(':');
        long expiresAt = colon < 1 ? -1 : seconds(username.substring(0, colon));
        if (expiresAt < 0
                || !realm.equals(REALM)
                || username.getBytes(StandardCharsets.UTF_8).length > MOST_USERNAME_BYTES) {
            return Result.wrongSignature();
        }
        boolean withSha256 = request.has(Attribute.PASSWORD_ALGORITHM) && algorithmOf(request) == SHA256;
        IntegrityKey key = new IntegrityKey(
                request.has(Attribute.MESSAGE_INTEGRITY_SHA256)
                        ? Attribute.MESSAGE_INTEGRITY_SHA256
                        : Attribute.MESSAGE_INTEGRITY,
                integrity.longTermKey(username, realm, credentials.password(username), withSha256));
        return integrity.isRight(request, key)
                ? new Result(0, false, username.substring(colon + 1), expiresAt, key)
                : Result.wrongSignature();
    }

    /** Whether nobody on the way struck the better algorithm from the offer (RFC 8489, section 9.2.4). */
    private static boolean areAlgorithmsRight(StunMessage request, String nonce) {
        boolean chosen = request.has(Attribute.PASSWORD_ALGORITHM);
        boolean repeated = request.has(Attribute.PASSWORD_ALGORITHMS);
        if (!chosen && !repeated) {
            return true;
        }
        return Nonces.offersAlgorithms(nonce)
                && chosen
                && repeated
                && Arrays.equals(request.bytesOf(Attribute.PASSWORD_ALGORITHMS), ALGORITHMS)
                && request.lengthOf(Attribute.PASSWORD_ALGORITHM) == 4
                && (algorithmOf(request) == SHA256 || algorithmOf(request) == MD5);
    }

    private static int algorithmOf(StunMessage request) {
        return request.buffer().getShort(request.valueOf(Attribute.PASSWORD_ALGORITHM)) & 0xFFFF;
    }

    /** @return -1 for what is no time */
    private static long seconds(String digits) {
        boolean isNumber = digits.length() <= 12 && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return isNumber ? Long.parseLong(digits) : -1;
    }
}
