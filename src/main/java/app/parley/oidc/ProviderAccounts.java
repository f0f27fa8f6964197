package app.parley.oidc;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.kernel.UserId;
import app.parley.oidc.OidcSettings.AdminClaim;
import app.parley.oidc.provider.ProvenIdentity;
import app.parley.people.Account;
import app.parley.people.Accounts;
import app.parley.people.Audit;
import app.parley.people.Audit.Actor;
import app.parley.people.AuditAction;
import app.parley.people.Invite;
import app.parley.people.InviteRepository.Use;
import app.parley.people.Invites;
import app.parley.people.Role;
import app.parley.people.SessionRevoker;
import app.parley.people.Setup;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the account of an identity by issuer and subject, or creates it, if the settings allow that. Thread-safe. */
final class ProviderAccounts {
    private static final int MOST_NAMES = 1_000;

    private final OidcSettings settings;
    private final IdentityRepository repository;
    private final Identities identities;
    private final Accounts accounts;
    private final Setup setup;
    private final Invites invites;
    private final SessionRevoker revoker;
    private final Audit audit;
    private final InstantSource clock;

    ProviderAccounts(
            OidcSettings settings,
            IdentityRepository repository,
            Identities identities,
            Accounts accounts,
            Setup setup,
            Invites invites,
            SessionRevoker revoker,
            Audit audit,
            InstantSource clock) {
        this.settings = settings;
        this.repository = repository;
        this.identities = identities;
        this.accounts = accounts;
        this.setup = setup;
        this.invites = invites;
        this.revoker = revoker;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param created whether this very sign-in made the account */
    record Found(Account account, LinkedIdentity identity, boolean created) {}

    /**
     * @param inviteCode the invite by which somebody joins the team; null for none
     * @throws RequestException {@code NOT_LINKED} if nobody here is known by that identity; {@code ACCOUNT_DISABLED};
     *     {@code CONFLICT} before the first account exists; {@code NOT_FOUND} or {@code GONE} for an invite that is none
     */
    Found find(ProvenIdentity proven, @Nullable String inviteCode, String address) {
        Optional<LinkedIdentity> known = repository.find(proven.issuer(), proven.subject());
        Found found = known.isPresent() ? found(known.get()) : create(proven, inviteCode, address);
        if (!found.account().active()) {
            throw new RequestException(
                    ErrorCode.ACCOUNT_DISABLED, "This account is disabled. Ask an admin of your team.");
        }
        return new Found(withRole(found.account(), proven), found.identity(), found.created());
    }

    private Found found(LinkedIdentity identity) {
        return new Found(accounts.get(identity.user().value()), identity, false);
    }

    private Found create(ProvenIdentity proven, @Nullable String inviteCode, String address) {
        if (setup.needed()) {
            // The first account is an admin, and the set-up token says who that is.
            throw new RequestException(ErrorCode.CONFLICT, "This server is not set up yet.");
        }
        Invite invite = inviteCode == null ? null : invites.openForAccount(inviteCode, address);
        if (!settings.autoCreate() && invite == null) {
            throw new RequestException(
                    ErrorCode.NOT_LINKED,
                    "No account here is linked to this sign-in. Ask an admin of your team for an invite link.");
        }
        for (int number = 1; number <= MOST_NAMES; number++) {
            UserId user = new UserId(AccountNames.username(proven.claims(), number));
            String name = AccountNames.displayName(proven.claims(), user.value());
            Account account = Account.fresh(user, name, Role.MEMBER, clock.instant());
            LinkedIdentity identity = identities.identity(proven, user);
            Use use = repository.insert(account, identity, invite == null ? null : invite.id());
            if (use == Use.DONE) {
                revoker.changed(account);
                note(account, invite, address);
                return new Found(account, identity, true);
            }
            if (use == Use.SPENT) {
                throw Invites.spent();
            }
            // The same person may be signing in twice at this moment.
            Optional<LinkedIdentity> other = repository.find(proven.issuer(), proven.subject());
            if (other.isPresent()) {
                return found(other.get());
            }
        }
        throw new RequestException(ErrorCode.CONFLICT, "Too many people here have that name. Ask an admin.");
    }

    private void note(Account account, @Nullable Invite invite, String address) {
        Actor actor = new Actor(account.user(), address);
        if (invite != null) {
            audit.note(actor, AuditAction.INVITE_USED, invite.id(), "kind=account via=oidc");
        }
        audit.note(actor, AuditAction.USER_CREATED, account.user().value(), "role=member via=oidc");
    }

    /** The provider decides who is an admin, at each sign-in; but the last admin stays one. */
    private Account withRole(Account account, ProvenIdentity proven) {
        AdminClaim admin = settings.admin();
        if (admin == null) {
            return account;
        }
        Role role = proven.claims().has(admin.path(), admin.value()) ? Role.ADMIN : Role.MEMBER;
        if (role == account.role()) {
            return account;
        }
        try {
            Account changed = accounts.change(account.user(), current -> current.with(role, current.active()));
            audit.note(
                    Actor.SERVER,
                    AuditAction.USER_CHANGED,
                    account.user().value(),
                    "role=" + role.wire() + " via=oidc");
            return changed;
        } catch (RequestException e) {
            if (e.code() != ErrorCode.CONFLICT) {
                throw e;
            }
            return account;
        }
    }
}
