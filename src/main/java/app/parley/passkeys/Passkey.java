package app.parley.passkeys;

import app.parley.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One passkey of an account.
 *
 * @param id public: identifies the passkey in lists
 * @param host the relying party's id: browsers offer the passkey on pages of this host only
 * @param credentialId of the authenticator, in base64url
 * @param publicKey COSE, in base64url
 * @param signCount how often it was used, as its authenticator counts; 0 if it does not
 */
public record Passkey(
        String id,
        UserId user,
        String host,
        String credentialId,
        String publicKey,
        long signCount,
        String name,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {
    public static final int LONGEST_NAME = 64;

    Passkey named(String newName) {
        return new Passkey(id, user, host, credentialId, publicKey, signCount, newName, createdAt, lastUsedAt);
    }
}
