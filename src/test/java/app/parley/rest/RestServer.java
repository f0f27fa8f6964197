package app.parley.rest;

import app.parley.boot.HubPeopleListener;
import app.parley.boot.PasskeyModule;
import app.parley.checks.Checks;
import app.parley.checks.DiskCheck;
import app.parley.checks.StoragePlace;
import app.parley.config.Config;
import app.parley.hub.Hub;
import app.parley.hub.HubAdmin;
import app.parley.hub.RejoinTickets;
import app.parley.ice.TurnCredentials;
import app.parley.kernel.Limits;
import app.parley.kernel.UserId;
import app.parley.oidc.Oidc;
import app.parley.oidc.OidcSettings;
import app.parley.passkeys.RequiredPasskeys;
import app.parley.people.Account;
import app.parley.people.Accounts;
import app.parley.people.ApiTokens;
import app.parley.people.AuditLog;
import app.parley.people.ClientInfo;
import app.parley.people.Invites;
import app.parley.people.KnownBrowsers;
import app.parley.people.LoginSessions;
import app.parley.people.PasskeyRule;
import app.parley.people.PasswordResets;
import app.parley.people.Passwords;
import app.parley.people.Pictures;
import app.parley.people.Role;
import app.parley.people.SessionRevoker;
import app.parley.people.Setup;
import app.parley.people.SignIn;
import app.parley.people.TokenGenerator;
import app.parley.privacy.Erasures;
import app.parley.push.PushSender;
import app.parley.push.PushSubscriptions;
import app.parley.push.RingPushes;
import app.parley.push.VapidKeys;
import app.parley.relay.turn.RelayLimits;
import app.parley.rest.account.AllPasskeysResource;
import app.parley.rest.account.AuditResource;
import app.parley.rest.account.GuestsResource;
import app.parley.rest.account.InvitesResource;
import app.parley.rest.account.JoinResource;
import app.parley.rest.account.MeResource;
import app.parley.rest.account.MyIdentityResource;
import app.parley.rest.account.OidcResource;
import app.parley.rest.account.PasskeyOrigin;
import app.parley.rest.account.PasskeySignInResource;
import app.parley.rest.account.PasskeysResource;
import app.parley.rest.account.PasswordResetsResource;
import app.parley.rest.account.PicturesResource;
import app.parley.rest.account.PresenceResource;
import app.parley.rest.account.ProviderSignIns;
import app.parley.rest.account.SessionResource;
import app.parley.rest.account.SetupResource;
import app.parley.rest.account.TokensResource;
import app.parley.rest.account.UserSessionsResource;
import app.parley.rest.account.UsersResource;
import app.parley.rest.call.CallsResource;
import app.parley.rest.call.IceServersResource;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.Resource;
import app.parley.rest.http.RestSettings;
import app.parley.rest.http.Routes;
import app.parley.rest.http.SessionCookie;
import app.parley.rest.http.proxy.PublicOrigin;
import app.parley.rest.message.ConversationsResource;
import app.parley.rest.privacy.MyDataResource;
import app.parley.rest.privacy.PersonalDataExport;
import app.parley.rest.push.DeclineResource;
import app.parley.rest.push.PushResource;
import app.parley.rest.room.AllRoomsResource;
import app.parley.rest.room.MessagesResource;
import app.parley.rest.room.RoomsResource;
import app.parley.rest.service.ChecksResource;
import app.parley.rest.service.HealthResource;
import app.parley.rest.service.LimitsResource;
import app.parley.rest.service.MetricsResource;
import app.parley.rest.service.SettingsResource;
import app.parley.rest.service.StorageResource;
import app.parley.rest.service.StorageView;
import app.parley.rest.webhook.DeliveriesResource;
import app.parley.rest.webhook.WebhooksResource;
import app.parley.rooms.RoomService;
import app.parley.store.account.AccountStore;
import app.parley.store.account.ApiTokenStore;
import app.parley.store.account.AuditStore;
import app.parley.store.account.InviteStore;
import app.parley.store.account.KnownBrowserStore;
import app.parley.store.account.LoginSessionStore;
import app.parley.store.account.OidcIdentityStore;
import app.parley.store.account.PasskeyStore;
import app.parley.store.account.PasswordResetStore;
import app.parley.store.account.PictureStore;
import app.parley.store.call.CallStore;
import app.parley.store.callstats.CallStatsStore;
import app.parley.store.db.Database;
import app.parley.store.db.DatabaseSettings;
import app.parley.store.journal.JournalWriter;
import app.parley.store.message.DirectMessageStore;
import app.parley.store.privacy.ErasureStore;
import app.parley.store.push.PushSubscriptionStore;
import app.parley.store.room.ChatStore;
import app.parley.store.room.RoomStore;
import app.parley.store.webhook.DeliveryStore;
import app.parley.store.webhook.WebhookStore;
import app.parley.testing.FreshDatabase;
import app.parley.testing.TestClock;
import app.parley.webhooks.TargetPolicy;
import app.parley.webhooks.Webhooks;
import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** The HTTP side with everything behind it, on a port of its own. */
public final class RestServer implements AutoCloseable {
    static final String SETUP_TOKEN = "the-token-that-was-printed";
    public static final String PASSWORD = "correct horse battery";
    private static final Passwords PASSWORDS = Passwords.forThisMachine();
    private static final String HASH = PASSWORDS.hash(PASSWORD);
    private static final VapidKeys VAPID = new VapidKeys(VapidKeys.fresh(), null);
    private static final ClientInfo SOMEWHERE = new ClientInfo("127.0.0.1", "Test on Test", null, null);

    private static final StorageView STORAGE = new StorageView(
            new StorageView.Database("memory", null, null),
            List.of(new StorageView.Table("accounts", 3, false, null)),
            new StorageView.Retention(0, null, null),
            new StorageView.Backups("off", null, 0, 7, null, null, null, null, null));

    final TestClock clock = new TestClock();
    final AtomicBoolean draining = new AtomicBoolean();
    final AtomicBoolean serves = new AtomicBoolean(true);
    final AtomicBoolean passkeysRequired = new AtomicBoolean();
    final Database database;
    final Hub hub;
    final HubAdmin team;
    final SignIn signIn;
    final LoginSessions sessions;
    final ApiTokens tokens;
    final JournalWriter journal;
    private final AccountStore accountStore;
    private final SessionRevoker live;
    private final RoomService rooms;
    private final RingPushes pushes;
    private final List<Resource> resources;
    private final AtomicReference<Routes> routes = new AtomicReference<>();
    private final Checks checks = new Checks(
            List.of(new DiskCheck(new StoragePlace(StoragePlace.Kind.POSTGRESQL, null))),
            Checks.PATIENCE,
            result -> {},
            (id, fault) -> {},
            InstantSource.system());
    private final Javalin javalin;

    RestServer() {
        this(new RestSettings(null, Set.of(), List.of(), 512, 1_048_576, 32), FreshDatabase.H2.settings(), true);
    }

    public RestServer(RestSettings settings) {
        this(settings, FreshDatabase.H2.settings(), true);
    }

    RestServer(RestSettings settings, DatabaseSettings databaseSettings, boolean guestsAllowed) {
        this(settings, databaseSettings, guestsAllowed, null);
    }

    /** @param provider by which people sign in; null for none */
    RestServer(RestSettings settings, DatabaseSettings databaseSettings, boolean guestsAllowed, OidcSettings provider) {
        Limits limits = Limits.DEFAULT;
        TokenGenerator secrets = new TokenGenerator(new SecureRandom());
        database = Database.open(databaseSettings);
        journal = new JournalWriter(database);
        TurnCredentials ice = new TurnCredentials(
                List.of("stun:stun.example.org"), List.of("turn:turn.example.org"), "shared", clock);
        hub = new Hub(journal, ice, new RejoinTickets(new byte[32]), limits, clock);
        team = hub.team();

        live = new HubPeopleListener(team);
        accountStore = new AccountStore(database);
        AuditLog audit = new AuditLog(new AuditStore(database), clock, true);
        PasskeyStore passkeyStore = new PasskeyStore(database);
        PasskeyRule passkeyRule = new RequiredPasskeys(passkeysRequired::get, passkeyStore);
        KnownBrowsers browsers = new KnownBrowsers(new KnownBrowserStore(database), audit, secrets, clock);
        sessions = new LoginSessions(
                new LoginSessionStore(database), accountStore, live, secrets, passkeyRule, browsers, clock, true);
        tokens = new ApiTokens(new ApiTokenStore(database), accountStore, live, secrets, clock);
        signIn = new SignIn(
                accountStore,
                sessions,
                tokens,
                PASSWORDS,
                passkeyRule,
                audit,
                provider != null && provider.only(),
                clock);
        PasskeyModule passkeys = PasskeyModule.open(passkeyStore, passkeyRule, signIn, live, secrets, clock);
        Accounts accounts = new Accounts(accountStore, sessions, signIn, PASSWORDS, live, clock);
        Invites invites = new Invites(new InviteStore(database), sessions, PASSWORDS, live, secrets, clock);
        rooms = new RoomService(new RoomStore(database), team, PASSWORDS, limits, clock);
        Erasures erasures = new Erasures(
                accounts, sessions, new ErasureStore(database, journal), rooms::forget, live, secrets, clock);
        Setup setup = new Setup(accountStore, PASSWORDS, live, rooms::furnish, clock, SETUP_TOKEN);
        OidcIdentityStore identities = new OidcIdentityStore(database);
        Oidc.People people = new Oidc.People(accounts, setup, invites, signIn, sessions, live, audit);
        Oidc oidc = provider == null ? null : Oidc.open(provider, identities, people, new byte[32], clock);
        accounts.forEach(live::changed);
        rooms.load();

        PushSubscriptions subscriptions = new PushSubscriptions(new PushSubscriptionStore(database), true, clock);
        pushes = new RingPushes(subscriptions, accountStore, new PushSender(VAPID, true, clock), clock);

        JsonBodies wire = new JsonBodies(settings);
        PublicOrigin origin = new PublicOrigin(settings.publicUrl());
        SessionCookie cookie = new SessionCookie(origin);
        ProviderSignIns providerSignIns = new ProviderSignIns(oidc, origin, wire);
        PasskeyOrigin passkeyOrigin = new PasskeyOrigin(origin, secrets);
        Webhooks webhooks = new Webhooks(
                new WebhookStore(database),
                new DeliveryStore(database),
                new TargetPolicy(true),
                new SecureRandom(),
                clock);
        resources = List.of(
                new SetupResource(setup, sessions, audit, cookie, wire),
                new SessionResource(signIn, sessions, audit, cookie, wire),
                new OidcResource(providerSignIns, cookie, wire),
                new MyIdentityResource(providerSignIns, clock, wire),
                new UsersResource(accounts, erasures, audit, team, wire),
                new PasswordResetsResource(
                        new PasswordResets(
                                new PasswordResetStore(database), accounts, sessions, PASSWORDS, secrets, clock),
                        accounts,
                        audit,
                        origin,
                        cookie,
                        wire),
                new PasskeysResource(passkeys.passkeys(), passkeys.registration(), passkeyOrigin, audit, wire),
                new PasskeySignInResource(passkeys.signIn(), passkeyOrigin, cookie, wire),
                new AllPasskeysResource(passkeys.passkeys(), accounts, audit, wire),
                new MeResource(accounts, sessions, subscriptions, audit, wire),
                new UserSessionsResource(accounts, sessions, subscriptions, audit, wire),
                new GuestsResource(team, sessions, audit, wire),
                new PicturesResource(new Pictures(new PictureStore(database), accounts), audit, wire),
                new TokensResource(tokens, audit, clock, wire),
                new AuditResource(audit, wire),
                new MyDataResource(
                        new PersonalDataExport(
                                new Pictures(new PictureStore(database), accounts),
                                sessions,
                                identities,
                                passkeys.passkeys(),
                                browsers,
                                subscriptions,
                                tokens,
                                invites,
                                rooms,
                                new CallStore(database),
                                new ChatStore(database),
                                new DirectMessageStore(database),
                                audit),
                        erasures,
                        audit,
                        90,
                        cookie,
                        clock,
                        wire),
                new InvitesResource(invites, audit, team, guestsAllowed, origin, clock, wire),
                new JoinResource(invites, accounts, audit, team, guestsAllowed, providerSignIns, cookie, wire),
                new PresenceResource(hub, team, clock, wire),
                new RoomsResource(rooms, team, accounts, audit, PASSWORDS, limits, origin, clock, wire),
                new AllRoomsResource(rooms, team, audit, wire),
                new MessagesResource(new ChatStore(database), team, rooms, wire),
                new ConversationsResource(hub, new DirectMessageStore(database), accounts, wire),
                new CallsResource(new CallStore(database), new CallStatsStore(database), team, audit, clock, wire),
                new WebhooksResource(webhooks, audit, wire),
                new DeliveriesResource(webhooks, audit, wire),
                new PushResource(subscriptions, pushes, VAPID.publicKey(), clock, wire),
                new DeclineResource(hub, wire),
                new IceServersResource(ice, wire),
                new LimitsResource(limits, RelayLimits.DEFAULT, wire),
                new HealthResource(database::answers, draining::get, 7, "this-process", wire),
                new ChecksResource(checks, wire),
                new SettingsResource(
                        Config.fromEnvironment(Map.of("PARLEY_TURN_SECRET", "hush"))
                                .settings(),
                        wire),
                new StorageResource(() -> STORAGE, wire),
                new MetricsResource(() -> "", "text/plain", null),
                added -> {
                    routes.set(added);
                    added.open(HandlerType.GET, "/broken", ctx -> {
                        throw new IllegalStateException("a detail that nobody may see");
                    });
                });
        javalin = Javalin.create(config -> RestRoutes.install(
                        config,
                        settings,
                        wire,
                        origin,
                        signIn,
                        resources,
                        serves::get,
                        (method, route, status, nanos) -> {}))
                .start("127.0.0.1", 0);
    }

    URI url() {
        return URI.create("http://localhost:" + javalin.port());
    }

    public int port() {
        return javalin.port();
    }

    /** The methods of each path that is not there for tests alone. */
    Map<String, Set<String>> operations() {
        Map<String, Set<String>> operations = new TreeMap<>();
        routes.get()
                .known()
                .forEach((path, methods) -> operations.put(
                        path, methods.stream().map(HandlerType::name).collect(Collectors.toCollection(TreeSet::new))));
        operations.remove("/api/v1/broken");
        return operations;
    }

    /** What the API is made of here. */
    Set<String> resources() {
        return resources.stream()
                .map(resource -> resource.getClass().getSimpleName())
                .filter(name -> name.endsWith("Resource"))
                .collect(Collectors.toSet());
    }

    /** A browser that has not been here before. */
    Browser browser() {
        return new Browser(url());
    }

    /** A browser in which the admin of this server is signed in, who has been there for long. */
    public Browser admin() {
        Browser browser = signedIn(Account.fresh(new UserId("ada"), "Ada", Role.ADMIN, clock.instant()));
        rooms.furnish();
        return browser;
    }

    /** A browser in which somebody is signed in who has been in the team for long. */
    Browser member(String name) {
        return signedIn(Account.fresh(new UserId(name), name.toUpperCase(Locale.ROOT), Role.MEMBER, clock.instant()));
    }

    /** Without a request for it: passwords take their time. */
    private Browser signedIn(Account account) {
        accountStore.insert(account, HASH);
        live.changed(account);
        Browser browser = browser();
        browser.cookie(sessions.open(account, SOMEWHERE).token());
        return browser;
    }

    /** A browser in which the server has just been set up. */
    Browser firstAdmin() {
        Browser browser = browser();
        browser.post("/setup", """
                {"token":"%s","username":"ada","displayName":"Ada","password":"%s"}
                """.formatted(SETUP_TOKEN, PASSWORD)).expect(201);
        return browser;
    }

    /** A browser in which somebody has signed in whose account the admin has just made. */
    Browser newMember(Browser admin, String name) {
        admin.post("/users", """
                {"username":"%s","displayName":"%s","password":"%s"}
                """.formatted(name, name.toUpperCase(Locale.ROOT), PASSWORD))
                .expect(201);
        Browser browser = browser();
        browser.signIn(name, PASSWORD).expect(200);
        return browser;
    }

    @Override
    public void close() {
        javalin.stop();
        checks.close();
        pushes.close();
        journal.close();
        database.close();
    }
}
