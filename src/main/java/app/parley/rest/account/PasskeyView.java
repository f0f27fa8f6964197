package app.parley.rest.account;

import app.parley.passkeys.Passkey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A passkey as the API shows it, without its key.
 *
 * @param host on whose pages it works
 */
public record PasskeyView(
        String id,
        String name,
        String host,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {
    public static PasskeyView of(Passkey passkey) {
        return new PasskeyView(passkey.id(), passkey.name(), passkey.host(), passkey.createdAt(), passkey.lastUsedAt());
    }
}
