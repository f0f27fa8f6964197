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

/** Creates, checks and revokes API tokens. A secret is shown once, at creation. Thread-safe. */
public final class ApiTokens {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int WRONG_FROM_ADDRESS = 50;

    /**
     * The shortest time between two writes of the last use, so that frequent requests of a program do not cost a write
     * each.
     */
    private static final Duration TOUCH_INTERVAL = Duration.ofMinutes(1);

    private final ApiTokenRepository repository;
    private final AccountRepository accounts;
    private final SessionRevoker revoker;
    private final TokenGenerator generator;
    private final TimeSource clock;
    private final SlidingWindowLimiter wrongFromAddress;
    private volatile Instant expiredUntil;

    public ApiTokens(
            ApiTokenRepository repository,
            AccountRepository accounts,
            SessionRevoker revoker,
            TokenGenerator generator,
            TimeSource clock) {
        this.repository = repository;
        this.accounts = accounts;
        this.revoker = revoker;
        this.generator = generator;
        this.clock = clock;
        wrongFromAddress = new SlidingWindowLimiter(WRONG_FROM_ADDRESS, WINDOW, clock);
        expiredUntil = clock.instant();
    }

    /** @param secret not stored; only this value and the creator have it */
    public record Made(ApiToken token, String secret) {
        @Override
        public String toString() {
            return "Made[" + token + "]";
        }
    }

    public Made make(UserId owner, String name, Set<Scope> scopes, @Nullable Instant expiresAt) {
        String secret = ApiToken.SECRET_PREFIX + generator.token();
        ApiToken token =
                new ApiToken(generator.id(ApiToken.ID_PREFIX), owner, name, scopes, clock.instant(), expiresAt, null);
        repository.insert(token, TokenGenerator.hash(secret));
        return new Made(token, secret);
    }

    public List<ApiToken> page(UserId owner, ApiTokenRepository.@Nullable Place after, int limit) {
        return repository.page(owner, after, limit);
    }

    /**
     * Revokes one token of that user, and closes its sockets.
     *
     * @return false if there was no such token
     */
    public boolean revoke(UserId owner, String id) {
        boolean revoked = repository.delete(owner, id);
        if (revoked) {
            revoker.signedOut(id);
        }
        return revoked;
    }

    /**
     * Returns the owner of this token.
     *
     * @throws RequestException {@code UNAUTHENTICATED} if the token is unknown, expired or revoked;
     *     {@code ACCOUNT_DISABLED} if its owner is disabled; {@code RATE_LIMITED} after too many wrong tokens. The
     *     throttle never refuses a valid token, because nobody can guess one
     */
    AuthenticatedUser find(String secret, String address) {
        Instant now = clock.instant();
        ApiToken token = repository
                .find(TokenGenerator.hash(secret))
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
            repository.touch(token.id(), now, staleAt);
        }
    }

    /** Closes the sockets of tokens that expired since the last call of this method. */
    public void closeExpired() {
        Instant now = clock.instant();
        repository.expiredBetween(expiredUntil, now).forEach(revoker::signedOut);
        expiredUntil = now;
    }
}
