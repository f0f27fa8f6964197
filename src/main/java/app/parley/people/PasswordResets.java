package app.parley.people;

import app.parley.kernel.ClientNetwork;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.kernel.TimeSource;
import app.parley.people.PasswordResetRepository.Pending;
import java.time.Duration;
import java.time.Instant;

/**
 * Manages the one-time links by which people who forgot their password set a new one. An admin makes them, or the
 * server at its start. Thread-safe.
 */
public final class PasswordResets {
    static final Duration LIFE = Duration.ofHours(24);

    private static final int WRONG_CODES = 30;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final PasswordResetRepository repository;
    private final Accounts accounts;
    private final LoginSessions sessions;
    private final Passwords passwords;
    private final TokenGenerator generator;
    private final TimeSource clock;
    private final SlidingWindowLimiter wrongCodes;

    public PasswordResets(
            PasswordResetRepository repository,
            Accounts accounts,
            LoginSessions sessions,
            Passwords passwords,
            TokenGenerator generator,
            TimeSource clock) {
        this.repository = repository;
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.generator = generator;
        this.clock = clock;
        wrongCodes = new SlidingWindowLimiter(WRONG_CODES, WINDOW, clock);
    }

    /** @param code the secret part of the link, which only its reader stores */
    public record Made(String code, Instant expiresAt) {
        @Override
        public String toString() {
            return "Made[until " + expiresAt + "]";
        }
    }

    /** A link that works, with the account whose password it sets. */
    public record Open(Account account, Instant expiresAt) {}

    /**
     * Makes a link, which replaces the earlier one of that account.
     *
     * @throws RequestException {@code CONFLICT} if the account is disabled
     */
    public Made create(Account account) {
        if (!account.active()) {
            throw new RequestException(ErrorCode.CONFLICT, "This account is disabled. Enable it first.");
        }
        Made made = new Made(generator.code(), clock.instant().plus(LIFE));
        repository.put(new Pending(account.user(), made.expiresAt()), TokenGenerator.hash(made.code()));
        return made;
    }

    /**
     * Returns what a link is for.
     *
     * @throws RequestException {@code GONE}, the same for a link that never was, was used, replaced or ran out;
     *     {@code RATE_LIMITED}
     */
    public Open open(String code, String address) {
        String network = ClientNetwork.of(address);
        // Counts as wrong until it proves right, so that concurrent attempts cannot exceed the limit.
        wrongCodes.take(network);
        Open open;
        try {
            open = find(code);
        } catch (RuntimeException e) {
            if (!(e instanceof RequestException)) {
                wrongCodes.giveBack(network);
            }
            throw e;
        }
        wrongCodes.giveBack(network);
        return open;
    }

    /** Sets the password, removes all passkeys, links to a provider and sessions of that user, and signs in. API tokens stay. */
    public LoginSessions.Opened use(String code, String password, ClientInfo client) {
        Open open = open(code, client.address());
        CredentialRules.faultOfPassword(password).ifPresent(message -> {
            throw RequestException.invalid("password", message);
        });
        if (!repository.use(TokenGenerator.hash(code), clock.instant(), passwords.hash(password))) {
            throw gone();
        }
        sessions.endOthers(open.account().user(), null);
        return sessions.open(open.account(), client);
    }

    public void forgetExpired() {
        repository.deleteExpired(clock.instant());
    }

    private Open find(String code) {
        return repository
                .find(TokenGenerator.hash(code), clock.instant())
                .flatMap(pending -> accounts.find(pending.user().value())
                        .filter(Account::active)
                        .map(account -> new Open(account, pending.expiresAt())))
                .orElseThrow(PasswordResets::gone);
    }

    private static RequestException gone() {
        return new RequestException(
                ErrorCode.GONE, "This link was used, replaced or ran out. Ask an admin of your team for a new one.");
    }
}
