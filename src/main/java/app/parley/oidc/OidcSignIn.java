package app.parley.oidc;

import app.parley.kernel.ClientNetwork;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.kernel.TimeSource;
import app.parley.oidc.IdentityRepository.OpenedSession;
import app.parley.oidc.ProviderCalls.Purpose;
import app.parley.oidc.provider.OidcClient;
import app.parley.oidc.provider.OidcClient.Secrets;
import app.parley.oidc.provider.ProvenIdentity;
import app.parley.people.Account;
import app.parley.people.Audit;
import app.parley.people.Audit.Actor;
import app.parley.people.AuditAction;
import app.parley.people.AuthenticatedUser;
import app.parley.people.ClientInfo;
import app.parley.people.LoginSessions;
import app.parley.people.SignIn;
import app.parley.people.SlidingWindowLimiter;
import app.parley.people.TokenGenerator;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signs people in by the provider, or links their accounts to it. Thread-safe. */
public final class OidcSignIn {
    /** For typing a password and a second factor at the provider. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int REFUSED_FROM_ADDRESS = 50;

    private final OidcClient client;
    private final ProviderCalls calls;
    private final RecentLogouts logouts;
    private final OidcSettings settings;
    private final AttemptSeal seal;
    private final ProviderAccounts accounts;
    private final Identities identities;
    private final IdentityRepository repository;
    private final SignIn signIn;
    private final LoginSessions sessions;
    private final Audit audit;
    private final TimeSource clock;
    private final SlidingWindowLimiter refusals;

    OidcSignIn(
            OidcClient client,
            ProviderCalls calls,
            RecentLogouts logouts,
            OidcSettings settings,
            AttemptSeal seal,
            ProviderAccounts accounts,
            Identities identities,
            IdentityRepository repository,
            SignIn signIn,
            LoginSessions sessions,
            Audit audit,
            TimeSource clock) {
        this.client = client;
        this.calls = calls;
        this.logouts = logouts;
        this.settings = settings;
        this.seal = seal;
        this.accounts = accounts;
        this.identities = identities;
        this.repository = repository;
        this.signIn = signIn;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
        refusals = new SlidingWindowLimiter(REFUSED_FROM_ADDRESS, WINDOW, clock);
    }

    /**
     * A sign-in that may begin.
     *
     * @param address where the browser goes
     * @param sealed what the browser keeps meanwhile, and shows when it comes back
     */
    public record Begun(URI address, String sealed) {
        @Override
        public String toString() {
            return "Begun[]";
        }
    }

    /** @param opened the new session; null if an account was linked, whose session stays */
    public record Finished(String next, LoginSessions.@Nullable Opened opened, boolean created) {}

    /**
     * @param redirect where the provider sends the browser back to
     * @param next a path that {@link ReturnPath} finds safe
     * @param linkFor the session of whoever links their account; null to sign in
     * @param invite the code of the invite by which somebody joins the team; null for none
     * @throws RequestException {@code PROVIDER_UNAVAILABLE}
     */
    public Begun begin(URI redirect, String next, @Nullable String linkFor, @Nullable String invite) {
        Secrets secrets = Secrets.fresh(redirect);
        URI address = calls.ask(Purpose.SIGN_IN, () -> client.signInAddress(secrets));
        SignInAttempt attempt = new SignInAttempt(
                secrets, next, linkFor, invite, clock.instant().plus(LIFE));
        return new Begun(address, seal.seal(attempt));
    }

    /**
     * Ends what {@link #begin} began, in the same browser.
     *
     * @param sealed what the browser kept; null for nothing
     * @throws RequestException {@code GONE} if that does not fit, {@code SIGN_IN_REFUSED}, {@code NOT_LINKED},
     *     {@code ACCOUNT_DISABLED}, {@code CONFLICT}, {@code RATE_LIMITED} or {@code PROVIDER_UNAVAILABLE}
     */
    public Finished finish(@Nullable String sealed, String state, String code, ClientInfo browser) {
        String network = ClientNetwork.of(browser.address());
        // Counts as refused until it succeeds, so that concurrent attempts cannot exceed the limit.
        refusals.take(network);
        try {
            Finished finished = finish(attempt(sealed, state), code, browser);
            refusals.giveBack(network);
            return finished;
        } catch (RequestException e) {
            if (e.code() == ErrorCode.PROVIDER_UNAVAILABLE) {
                // It was never refused, and is no news of anybody.
                refusals.giveBack(network);
                throw e;
            }
            audit.note(
                    new Actor(null, browser.address()),
                    AuditAction.SIGN_IN_FAILED,
                    null,
                    "via=oidc reason=" + e.code().wire());
            throw e;
        } catch (RuntimeException e) {
            refusals.giveBack(network);
            throw e;
        }
    }

    private SignInAttempt attempt(@Nullable String sealed, String state) {
        return Optional.ofNullable(sealed)
                .flatMap(seal::open)
                .filter(attempt -> TokenGenerator.same(attempt.secrets().state(), state))
                .filter(attempt -> attempt.expiresAt().isAfter(clock.instant()))
                .orElseThrow(() -> new RequestException(
                        ErrorCode.GONE, "This sign-in took too long, or began in another browser. Start again."));
    }

    private Finished finish(SignInAttempt attempt, String code, ClientInfo browser) {
        String linkFor = attempt.linkFor();
        if (linkFor != null) {
            AuthenticatedUser unused = stillSignedIn(linkFor, browser);
        }
        long since = clock.nanos();
        ProvenIdentity proven =
                calls.ask(Purpose.SIGN_IN, () -> client.redeem(code, attempt.secrets(), settings.wantedClaims()));
        if (linkFor != null) {
            // The provider may have taken its time.
            identities.link(stillSignedIn(linkFor, browser), proven, browser.address());
            return new Finished(attempt.next(), null, false);
        }
        ProviderAccounts.Found found = accounts.find(proven, attempt.invite(), browser.address());
        Account account = found.account();
        signIn.refuseWithoutPasskey(account, browser.address());
        LoginSessions.Opened opened = sessions.open(account, browser);
        repository.keepSession(new OpenedSession(
                opened.caller().credential(), account.user(), proven.issuer(), proven.subject(), proven.sid()));
        if (logouts.end(proven, since)) {
            sessions.end(account.user(), opened.caller().credential());
            throw calls.refused(Purpose.SIGN_IN, "the session there ended meanwhile");
        }
        boolean first = found.identity().lastUsedAt() == null;
        repository.used(found.identity(), AccountNames.label(proven.claims(), proven.subject()), clock.instant());
        audit.note(
                new Actor(account.user(), browser.address()),
                AuditAction.SIGN_IN_OK,
                null,
                first ? "via=oidc first=true" : "via=oidc");
        return new Finished(attempt.next(), opened, found.created());
    }

    /** Only the session that began to link may end it. */
    private AuthenticatedUser stillSignedIn(String session, ClientInfo browser) {
        return signIn.byCookie(browser.oldToken())
                .filter(caller -> caller.credential().equals(session))
                .orElseThrow(() -> new RequestException(
                        ErrorCode.GONE, "You are no longer signed in as when you began. Start again."));
    }
}
