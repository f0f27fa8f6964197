package app.parley.oidc;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.oidc.IdentityRepository.OpenedSession;
import app.parley.oidc.provider.LogoutNotice;
import app.parley.oidc.provider.OidcClient;
import app.parley.oidc.provider.ProviderFailure;
import app.parley.people.Audit;
import app.parley.people.Audit.Actor;
import app.parley.people.AuditAction;
import app.parley.people.LoginSessions;
import app.parley.people.TokenGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends sessions when the provider says that somebody signed out there (OpenID Connect Back-Channel Logout). Only sessions
 * that the provider opened end. Thread-safe.
 */
public final class BackChannelLogout {
    private static final Logger LOG = LoggerFactory.getLogger(BackChannelLogout.class);

    private final OidcClient client;
    private final IdentityRepository repository;
    private final LoginSessions sessions;
    private final Audit audit;

    BackChannelLogout(OidcClient client, IdentityRepository repository, LoginSessions sessions, Audit audit) {
        this.client = client;
        this.repository = repository;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** @throws RequestException {@code MALFORMED} for a token that is forged, too old, or was obeyed before */
    public void obey(String token) {
        LogoutNotice notice;
        try {
            notice = client.logout(token);
        } catch (ProviderFailure e) {
            LOG.warn("A logout token was not obeyed: {}", e.reason());
            throw e.kind() == ProviderFailure.Kind.AWAY
                    ? new RequestException(ErrorCode.PROVIDER_UNAVAILABLE, "The provider's keys cannot be had now.")
                    : refused();
        }
        String hash = TokenGenerator.hash(notice.issuer() + "\n" + notice.id());
        if (!repository.obey(hash, notice.expiresAt())) {
            LOG.warn("A logout token was not obeyed: it came before");
            throw refused();
        }
        for (OpenedSession session : repository.sessions(notice.issuer(), notice.subject(), notice.sid())) {
            if (sessions.end(session.user(), session.id())) {
                audit.note(Actor.SERVER, AuditAction.SIGN_OUT_DONE, session.id(), "via=oidc");
            }
        }
    }

    private static RequestException refused() {
        return new RequestException(ErrorCode.MALFORMED, "This is no logout token of the provider, or it came before.");
    }
}
