package app.parley.people;

import app.parley.kernel.ClientNetwork;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.kernel.TimeSource;
import app.parley.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Thread-safe. API tokens: made, shown once, used and revoked. */
public final class ApiTokens {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int WRONG_FROM_ADDRESS = 50;

    /** A use is written down this often at most: a program that asks every second must not cost a write each time. */
    private static final Duration TOUCH_INTERVAL = Duration.ofMinutes(1);

    private final ApiTokenRepository records;
    private final AccountRepository accounts;
    private final SessionRevoker live;
    private final TokenGenerator secrets;
    private final TimeSource clock;
    private final SlidingWindowLimiter wrongFromAddress;
    private volatile Instant expiredUntil;

    public ApiTokens(
            ApiTokenRepository records,
            AccountRepository accounts,
            SessionRevoker live,
            TokenGenerator secrets,
            TimeSource clock) {
        this.records = records;
        this.accounts = accounts;
        this.live = live;
        this.secrets = secrets;
        this.clock = clock;
        wrongFromAddress = new SlidingWindowLimiter(WRONG_FROM_ADDRESS, WINDOW, clock);
        expiredUntil = clock.instant();
    }

    /** @param secret exists here and with who made the token alone */
    public record Made(ApiToken token, String secret) {
        @Override
        public String toString() {
            return "Made[" + token + "]";
        }
    }

    public Made make(UserId owner, String name, Set<Scope> scopes, @Nullable Instant expiresAt) {
        String secret = ApiToken.SECRET_PREFIX + secrets.token();
        ApiToken token =
                new ApiToken(secrets.id(ApiToken.ID_PREFIX), owner, name, scopes, clock.instant(), expiresAt, null);
        records.insert(token, TokenGenerator.hash(secret));
        return new Made(token, secret);
    }

    public List<ApiToken> page(UserId owner, ApiTokenRepository.@Nullable Place after, int limit) {
        return records.page(owner, after, limit);
    }

    /** Ends one token of that user, and its sockets. @return whether there was one */
    public boolean revoke(UserId owner, String id) {
        boolean revoked = records.delete(owner, id);
        if (revoked) {
            live.signedOut(id);
        }
        return revoked;
    }

    /**
     * Who has this token.
     *
     * @throws RequestException {@code UNAUTHENTICATED} when it is unknown, expired or revoked; {@code DISABLED} when its owner
     *     is; {@code THROTTLED} after too many wrong ones, which never keeps out a right one: nobody finds one by guessing
     */
    AuthenticatedUser find(String secret, String address) {
        Instant now = clock.instant();
        ApiToken token = records.find(TokenGenerator.hash(secret))
                .filter(found -> found.isGoodAt(now))
                .orElse(null);
        Account owner = token == null ? null : accounts.find(token.owner()).orElse(null);
        if (token == null || owner == null) {
            wrongFromAddress.take(ClientNetwork.of(address));
            throw new RequestException(ErrorCode.UNAUTHENTICATED, "This API token is unknown, expired or revoked.");
        }
        if (!owner.active()) {
            throw new RequestException(ErrorCode.ACCOUNT_DISABLED, "The account of this API token is disabled.");
        }
        touch(token, now);
        return new AuthenticatedUser(owner.person(), token.id(), null, owner, token.scopes());
    }

    private void touch(ApiToken token, Instant now) {
        Instant staleAt = now.minus(TOUCH_INTERVAL);
        Instant lastUsedAt = token.lastUsedAt();
        if (lastUsedAt == null || !lastUsedAt.isAfter(staleAt)) {
            records.touch(token.id(), now, staleAt);
        }
    }

    /** Closes the sockets of tokens that expired since this was last done. */
    public void closeExpired() {
        Instant now = clock.instant();
        records.expiredBetween(expiredUntil, now).forEach(live::signedOut);
        expiredUntil = now;
    }
}
