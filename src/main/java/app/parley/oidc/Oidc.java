package app.parley.oidc;

import app.parley.kernel.TimeSource;
import app.parley.oidc.provider.OidcClient;
import app.parley.people.Accounts;
import app.parley.people.Audit;
import app.parley.people.Invites;
import app.parley.people.LoginSessions;
import app.parley.people.SessionRevoker;
import app.parley.people.Setup;
import app.parley.people.SignIn;

/** All that signing in by the provider needs. */
public record Oidc(OidcSettings settings, OidcSignIn signIn, Identities identities, BackChannelLogout logout) {
    /**
     * The parts for people that it works with.
     *
     * @param revoker hears of new accounts
     */
    public record People(
            Accounts accounts,
            Setup setup,
            Invites invites,
            SignIn signIn,
            LoginSessions sessions,
            SessionRevoker revoker,
            Audit audit) {}

    /** @param secret 32 bytes that outlive restarts */
    public static Oidc open(
            OidcSettings settings, IdentityRepository repository, People people, byte[] secret, TimeSource clock) {
        OidcClient client = new OidcClient(settings.provider(), clock);
        ProviderCalls calls = new ProviderCalls(clock);
        RecentLogouts recent = new RecentLogouts(clock);
        Identities identities = new Identities(settings, repository, people.audit(), clock);
        ProviderAccounts accounts = new ProviderAccounts(
                settings,
                repository,
                identities,
                people.accounts(),
                people.setup(),
                people.invites(),
                people.revoker(),
                people.audit(),
                clock);
        OidcSignIn signIn = new OidcSignIn(
                client,
                calls,
                recent,
                settings,
                new AttemptSeal(secret),
                accounts,
                identities,
                repository,
                people.signIn(),
                people.sessions(),
                people.audit(),
                clock);
        BackChannelLogout logout =
                new BackChannelLogout(client, calls, recent, repository, people.sessions(), people.audit());
        return new Oidc(settings, signIn, identities, logout);
    }
}
