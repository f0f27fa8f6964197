package app.parley.boot;

import app.parley.checks.Checks;
import app.parley.config.Config;
import app.parley.hub.Hub;
import app.parley.hub.HubAdmin;
import app.parley.hub.value.IceServers;
import app.parley.kernel.Limits;
import app.parley.kernel.TimeSource;
import app.parley.metrics.Metrics;
import app.parley.rest.RestRoutes;
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
import app.parley.rest.http.SessionCookie;
import app.parley.rest.http.proxy.Cidr;
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
import app.parley.store.account.OidcIdentityStore;
import app.parley.store.call.CallStore;
import app.parley.store.callstats.CallStatsStore;
import app.parley.store.message.DirectMessageStore;
import app.parley.store.room.ChatStore;
import app.parley.webhooks.Webhooks;
import io.javalin.config.JavalinConfig;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Assembles all HTTP services. */
public final class HttpModule {
    private final RestSettings settings;
    private final PublicOrigin publicOrigin;
    private final JsonBodies bodies;
    private final AccountModule accountModule;
    private final List<Resource> resources;
    private final BooleanSupplier serves;
    private final Metrics metrics;

    public HttpModule(
            Config config,
            StorageModule storage,
            AccountModule accountModule,
            Webhooks webhooks,
            PushModule push,
            Hub hub,
            IceServers ice,
            Checks checks,
            Supplier<StorageView> storageReport,
            String instance,
            BooleanSupplier draining,
            Metrics metrics,
            TimeSource clock) {
        this.accountModule = accountModule;
        this.metrics = metrics;
        serves = storage.ownership()::isSure;
        Limits limits = config.limits();
        settings = new RestSettings(
                config.publicUrl(),
                config.origins(),
                config.trustedProxies().stream().map(Cidr::parse).toList(),
                limits.connectionsPerAddress(),
                limits.bodyBytes(),
                limits.jsonDepth());
        publicOrigin = new PublicOrigin(config.publicUrl());
        bodies = new JsonBodies(settings);
        SessionCookie cookie = new SessionCookie(publicOrigin);
        PasskeyOrigin passkeyOrigin = new PasskeyOrigin(publicOrigin, accountModule.generator());
        ProviderSignIns providerSignIns = new ProviderSignIns(accountModule.oidc(), publicOrigin, bodies);
        HubAdmin hubAdmin = hub.team();
        boolean guests = config.guests() != Config.Guests.OFF;
        resources = List.of(
                new HealthResource(
                        storage::isHealthy, draining, storage.ownership().epoch(), instance, bodies),
                new MetricsResource(metrics::scrape, Metrics.CONTENT_TYPE, config.metricsToken()),
                new ChecksResource(checks, bodies),
                new LimitsResource(limits, config.relay().limits(), bodies),
                new SettingsResource(config.settings(), bodies),
                new StorageResource(storageReport, bodies),
                new SetupResource(
                        accountModule.setup(), accountModule.sessions(), accountModule.audit(), cookie, bodies),
                new SessionResource(
                        accountModule.signIn(), accountModule.sessions(), accountModule.audit(), cookie, bodies),
                new OidcResource(providerSignIns, cookie, bodies),
                new MyIdentityResource(providerSignIns, clock, bodies),
                new UsersResource(
                        accountModule.accounts(), accountModule.erasures(), accountModule.audit(), hubAdmin, bodies),
                new PasswordResetsResource(
                        accountModule.passwordResets(),
                        accountModule.accounts(),
                        accountModule.audit(),
                        publicOrigin,
                        cookie,
                        bodies),
                new PasskeysResource(
                        accountModule.passkeys().passkeys(),
                        accountModule.passkeys().registration(),
                        passkeyOrigin,
                        accountModule.audit(),
                        bodies),
                new PasskeySignInResource(accountModule.passkeys().signIn(), passkeyOrigin, cookie, bodies),
                new AllPasskeysResource(
                        accountModule.passkeys().passkeys(), accountModule.accounts(), accountModule.audit(), bodies),
                new MeResource(
                        accountModule.accounts(),
                        accountModule.sessions(),
                        push.subscriptions(),
                        accountModule.audit(),
                        bodies),
                new UserSessionsResource(
                        accountModule.accounts(),
                        accountModule.sessions(),
                        push.subscriptions(),
                        accountModule.audit(),
                        bodies),
                new GuestsResource(hubAdmin, accountModule.sessions(), accountModule.audit(), bodies),
                new PicturesResource(accountModule.pictures(), accountModule.audit(), bodies),
                new TokensResource(accountModule.tokens(), accountModule.audit(), clock, bodies),
                new AuditResource(accountModule.audit(), bodies),
                new MyDataResource(
                        ownData(storage, accountModule, push),
                        accountModule.erasures(),
                        accountModule.audit(),
                        config.retentionDays(),
                        cookie,
                        clock,
                        bodies),
                new InvitesResource(
                        accountModule.invites(), accountModule.audit(), hubAdmin, guests, publicOrigin, clock, bodies),
                new JoinResource(
                        accountModule.invites(),
                        accountModule.accounts(),
                        accountModule.audit(),
                        hubAdmin,
                        guests,
                        providerSignIns,
                        cookie,
                        bodies),
                new PresenceResource(hub, hubAdmin, clock, bodies),
                new RoomsResource(
                        accountModule.rooms(),
                        hubAdmin,
                        accountModule.accounts(),
                        accountModule.audit(),
                        accountModule.passwords(),
                        limits,
                        publicOrigin,
                        clock,
                        bodies),
                new AllRoomsResource(accountModule.rooms(), hubAdmin, accountModule.audit(), bodies),
                new MessagesResource(new ChatStore(storage.database()), hubAdmin, accountModule.rooms(), bodies),
                new ConversationsResource(
                        hub, new DirectMessageStore(storage.database()), accountModule.accounts(), bodies),
                new CallsResource(
                        new CallStore(storage.database()),
                        new CallStatsStore(storage.database()),
                        hubAdmin,
                        accountModule.audit(),
                        clock,
                        bodies),
                new WebhooksResource(webhooks, accountModule.audit(), bodies),
                new DeliveriesResource(webhooks, accountModule.audit(), bodies),
                new PushResource(push.subscriptions(), push.pushes(), push.publicKey(), clock, bodies),
                new DeclineResource(hub, bodies),
                new IceServersResource(ice, bodies));
    }

    private static PersonalDataExport ownData(StorageModule storage, AccountModule accountModule, PushModule push) {
        return new PersonalDataExport(
                accountModule.pictures(),
                accountModule.sessions(),
                new OidcIdentityStore(storage.database()),
                accountModule.passkeys().passkeys(),
                accountModule.browsers(),
                push.subscriptions(),
                accountModule.tokens(),
                accountModule.invites(),
                accountModule.rooms(),
                new CallStore(storage.database()),
                new ChatStore(storage.database()),
                new DirectMessageStore(storage.database()),
                accountModule.audit());
    }

    public void install(JavalinConfig config) {
        RestRoutes.install(
                config,
                settings,
                bodies,
                publicOrigin,
                accountModule.signIn(),
                resources,
                serves,
                metrics.requests()::answered);
    }

    public PublicOrigin publicOrigin() {
        return publicOrigin;
    }
}
