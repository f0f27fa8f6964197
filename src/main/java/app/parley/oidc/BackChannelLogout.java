package app.parley.oidc;

import app.parley.kernel.RequestException;
import app.parley.oidc.IdentityRepository.OpenedSession;
import app.parley.oidc.ProviderCalls.Purpose;
import app.parley.oidc.provider.LogoutNotice;
import app.parley.oidc.provider.OidcClient;
import app.parley.people.Audit;
import app.parley.people.Audit.Actor;
import app.parley.people.AuditAction;
import app.parley.people.LoginSessions;
import app.parley.people.TokenGenerator;

/**
 * Ends sessions when the provider says that somebody signed out there (OpenID Connect Back-Channel Logout). Only sessions
 * that the provider opened end. Thread-safe.
 */
public final class BackChannelLogout {
    private final OidcClient client;
    private final ProviderCalls calls;
    private final RecentLogouts recent;
    private final IdentityRepository repository;
    private final LoginSessions sessions;
    private final Audit audit;

    BackChannelLogout(
            OidcClient client,
            ProviderCalls calls,
            RecentLogouts recent,
            IdentityRepository repository,
            LoginSessions sessions,
            Audit audit) {
        this.client = client;
        this.calls = calls;
        this.recent = recent;
        this.repository = repository;
        this.sessions = sessions;
        this.audit = audit;
    }

    /**
     * @throws RequestException {@code MALFORMED} for a token that is forged, too old, or was obeyed before;
     *     {@code PROVIDER_UNAVAILABLE}
     */
    public void obey(String token) {
        LogoutNotice notice = calls.ask(Purpose.LOGOUT, () -> client.logout(token));
        String hash = TokenGenerator.hash(notice.issuer() + "\n" + notice.id());
        if (!repository.obey(hash, notice.expiresAt())) {
            throw calls.refused(Purpose.LOGOUT, "it came before");
        }
        recent.add(notice);
        for (OpenedSession session : repository.sessions(notice.issuer(), notice.subject(), notice.sid())) {
            if (sessions.end(session.user(), session.id())) {
                audit.note(Actor.SERVER, AuditAction.SIGN_OUT_DONE, session.id(), "via=oidc");
            }
        }
    }
}
