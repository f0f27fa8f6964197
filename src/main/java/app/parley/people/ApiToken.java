package app.parley.people;

import app.parley.kernel.UserId;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A token with which a program acts for its owner.
 *
 * @param id public: identifies the token in lists, and is the credential of sockets that it opened
 * @param name the owner's name for the token
 * @param expiresAt null for never
 * @param lastUsedAt to the minute; null before the first use
 */
public record ApiToken(
        String id,
        UserId owner,
        String name,
        Set<Scope> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {
    static final String ID_PREFIX = "t_";

    /** A prefix by which people, and scanners that look for leaked secrets, recognise a token. */
    static final String SECRET_PREFIX = "parley_";

    private static final Pattern SECRET = Pattern.compile(SECRET_PREFIX + "[A-Za-z0-9_-]{43}");

    public ApiToken {
        scopes = Set.copyOf(scopes);
    }

    public boolean isGoodAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    /** Returns whether the text has the form of a token's secret, which no password has by chance. */
    public static boolean isSecret(String text) {
        return SECRET.matcher(text).matches();
    }

    /** Returns whether the credential is a token, not a session. */
    public static boolean isCredential(String credential) {
        return credential.startsWith(ID_PREFIX);
    }
}
