package app.parley.boot;

import app.parley.config.Config;
import app.parley.hub.Hub;
import app.parley.kernel.Limits;
import app.parley.kernel.TimeSource;
import app.parley.oidc.Oidc;
import app.parley.passkeys.RequiredPasskeys;
import app.parley.people.Accounts;
import app.parley.people.ApiTokens;
import app.parley.people.AuditLog;
import app.parley.people.AuthCache;
import app.parley.people.Invites;
import app.parley.people.KnownBrowsers;
import app.parley.people.LoginSessions;
import app.parley.people.PasskeyRule;
import app.parley.people.PasswordResets;
import app.parley.people.Passwords;
import app.parley.people.Pictures;
import app.parley.people.SessionRevoker;
import app.parley.people.Setup;
import app.parley.people.SignIn;
import app.parley.people.TokenGenerator;
import app.parley.privacy.Erasures;
import app.parley.rooms.RoomService;
import app.parley.store.account.AccountStore;
import app.parley.store.account.ApiTokenStore;
import app.parley.store.account.AuditStore;
import app.parley.store.account.InviteStore;
import app.parley.store.account.KnownBrowserStore;
import app.parley.store.account.LoginSessionStore;
import app.parley.store.account.PasskeyStore;
import app.parley.store.account.PasswordResetStore;
import app.parley.store.account.PictureStore;
import app.parley.store.db.Database;
import app.parley.store.privacy.ErasureStore;
import app.parley.store.room.RoomStore;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** Wires the services for people and rooms, and connects them to the hub. */
public record AccountModule(
        AuditLog audit,
        TokenGenerator generator,
        Passwords passwords,
        LoginSessions sessions,
        ApiTokens tokens,
        SignIn signIn,
        AuthCache authCache,
        Accounts accounts,
        PasswordResets passwordResets,
        PasskeyModule passkeys,
        KnownBrowsers browsers,
        Pictures pictures,
        Erasures erasures,
        Invites invites,
        RoomService rooms,
        Setup setup,
        @Nullable Oidc oidc) {
    /**
     * @param relay is notified of changes after the hub
     * @param devices is notified of changes after the relay
     */
    public static AccountModule open(
            Config config,
            StorageModule storage,
            Hub hub,
            RelayAccess relay,
            SessionRevoker devices,
            TimeSource clock) {
        Database database = storage.database();
        Limits limits = config.limits();
        AuditLog audit = new AuditLog(new AuditStore(database), clock, config.storeAddresses());
        AccountStore accountStore = new AccountStore(database);
        SessionRevoker live =
                new PeopleListeners(new HubPeopleListener(hub.team()), new PeopleListeners(relay, devices));
        AuthCache authCache = new AuthCache(live, config.database().mayBeShared(), clock);
        TokenGenerator generator = new TokenGenerator(new SecureRandom());
        Passwords passwords = Passwords.forThisMachine();
        PasskeyStore passkeyStore = new PasskeyStore(database);
        PasskeyRule passkeyRule = new RequiredPasskeys(config::requirePasskey, passkeyStore);
        KnownBrowsers browsers = new KnownBrowsers(new KnownBrowserStore(database), audit, generator, clock);
        LoginSessions sessions = new LoginSessions(
                new LoginSessionStore(database),
                accountStore,
                authCache,
                generator,
                passkeyRule,
                browsers,
                clock,
                config.storeAddresses());
        ApiTokens tokens = new ApiTokens(new ApiTokenStore(database), accountStore, authCache, generator, clock);
        SignIn signIn = new SignIn(
                accountStore,
                sessions,
                tokens,
                passwords,
                passkeyRule,
                audit,
                config.oidc() != null && config.oidc().only(),
                clock);
        Accounts accounts = new Accounts(accountStore, sessions, signIn, passwords, authCache, clock);
        PasswordResets passwordResets =
                new PasswordResets(new PasswordResetStore(database), accounts, sessions, passwords, generator, clock);
        Invites invites = new Invites(new InviteStore(database), sessions, passwords, authCache, generator, clock);
        RoomService rooms = new RoomService(new RoomStore(database), hub.team(), passwords, limits, clock);
        Erasures erasures = new Erasures(
                accounts,
                sessions,
                new ErasureStore(database, storage.journal()),
                rooms::forget,
                authCache,
                generator,
                clock);
        Setup setup = new Setup(
                accountStore, passwords, authCache, rooms::furnish, clock, setupToken(config.setupToken(), generator));
        Oidc.People people = new Oidc.People(accounts, setup, invites, signIn, sessions, authCache, audit);
        Oidc oidc = OidcModule.open(config, database, people, clock);
        accounts.forEach(authCache::changed);
        relay.know(sessions::guests);
        rooms.load();
        return new AccountModule(
                audit,
                generator,
                passwords,
                sessions,
                tokens,
                signIn,
                authCache,
                accounts,
                passwordResets,
                PasskeyModule.open(passkeyStore, passkeyRule, signIn, authCache, generator, clock),
                browsers,
                new Pictures(new PictureStore(database), accounts),
                erasures,
                invites,
                rooms,
                setup,
                oidc);
    }

    private static String setupToken(@Nullable String configured, TokenGenerator generator) {
        return configured == null ? generator.code() : configured;
    }
}
