package app.parley.oidc;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.kernel.UserId;
import app.parley.oidc.provider.ProvenIdentity;
import app.parley.people.Audit;
import app.parley.people.Audit.Actor;
import app.parley.people.AuditAction;
import app.parley.people.AuthenticatedUser;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Links accounts to identities at the provider, while their owners are signed in. Thread-safe. */
public final class Identities {
    private final OidcSettings settings;
    private final IdentityRepository repository;
    private final Audit audit;
    private final InstantSource clock;

    public Identities(OidcSettings settings, IdentityRepository repository, Audit audit, InstantSource clock) {
        this.settings = settings;
        this.repository = repository;
        this.audit = audit;
        this.clock = clock;
    }

    /** Returns the user's identity at the provider of today. */
    public Optional<LinkedIdentity> of(UserId user) {
        return repository.of(user).stream()
                .filter(one -> one.issuer().equals(settings.provider().issuer()))
                .findFirst();
    }

    public boolean hasPassword(UserId user) {
        return repository.hasPassword(user);
    }

    /** @throws RequestException {@code CONFLICT} if somebody else has that identity, or the account has another */
    void link(AuthenticatedUser caller, ProvenIdentity proven, String address) {
        UserId user = caller.person().user();
        LinkedIdentity identity = identity(proven, user);
        if (repository.insert(identity)) {
            note(user, address, AuditAction.IDENTITY_LINKED);
            return;
        }
        Optional<LinkedIdentity> there = repository.find(proven.issuer(), proven.subject());
        if (there.isPresent() && there.get().user().equals(user)) {
            return;
        }
        throw new RequestException(
                ErrorCode.CONFLICT,
                there.isPresent()
                        ? "Another account here is linked to this sign-in already."
                        : "Your account is linked to another sign-in already. Unlink that first.");
    }

    /**
     * Takes the identity away from its account.
     *
     * @throws RequestException {@code NOT_FOUND}; {@code CONFLICT} if its owner could not sign in any more
     */
    public void unlink(AuthenticatedUser caller, String address) {
        UserId user = caller.person().user();
        if (of(user).isEmpty()) {
            throw new RequestException(ErrorCode.NOT_FOUND, "Your account is not linked.");
        }
        if (settings.only() || !hasPassword(user)) {
            throw new RequestException(
                    ErrorCode.CONFLICT, "It is your only way to sign in. Without it you could not come back.");
        }
        if (repository.delete(user, settings.provider().issuer())) {
            note(user, address, AuditAction.IDENTITY_UNLINKED);
        }
    }

    LinkedIdentity identity(ProvenIdentity proven, UserId user) {
        String label = AccountNames.label(proven.claims(), proven.subject());
        return new LinkedIdentity(proven.issuer(), proven.subject(), user, label, clock.instant(), null);
    }

    private void note(UserId user, @Nullable String address, AuditAction action) {
        audit.note(new Actor(user, address), action, user.value(), "via=oidc");
    }
}
