package app.parley.boot;

import app.parley.checks.Checks;
import app.parley.config.Config;
import app.parley.hub.Hub;
import app.parley.hub.HubAdmin;
import app.parley.hub.value.IceServers;
import app.parley.kernel.Limits;
import app.parley.rest.RestRoutes;
import app.parley.rest.account.AuditResource;
import app.parley.rest.account.InvitesResource;
import app.parley.rest.account.JoinResource;
import app.parley.rest.account.MeResource;
import app.parley.rest.account.PresenceResource;
import app.parley.rest.account.SessionResource;
import app.parley.rest.account.SetupResource;
import app.parley.rest.account.TokensResource;
import app.parley.rest.account.UsersResource;
import app.parley.rest.call.CallsResource;
import app.parley.rest.call.IceServersResource;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.Resource;
import app.parley.rest.http.RestSettings;
import app.parley.rest.http.SessionCookie;
import app.parley.rest.http.proxy.Cidr;
import app.parley.rest.http.proxy.PublicOrigin;
import app.parley.rest.privacy.MyDataResource;
import app.parley.rest.privacy.PersonalDataExport;
import app.parley.rest.room.MessagesResource;
import app.parley.rest.room.RoomsResource;
import app.parley.rest.service.ChecksResource;
import app.parley.rest.service.HealthResource;
import app.parley.rest.service.LimitsResource;
import app.parley.rest.webhook.DeliveriesResource;
import app.parley.rest.webhook.WebhooksResource;
import app.parley.store.call.CallStore;
import app.parley.store.callstats.CallStatsStore;
import app.parley.store.room.ChatStore;
import app.parley.webhooks.Webhooks;
import io.javalin.config.JavalinConfig;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Everything that speaks HTTP. */
public final class HttpModule {
    private final RestSettings settings;
    private final PublicOrigin publicOrigin;
    private final JsonBodies wire;
    private final AccountModule members;
    private final List<Resource> resources;

    public HttpModule(
            Config config,
            StorageModule storage,
            AccountModule members,
            Webhooks webhooks,
            Hub hub,
            IceServers ice,
            Checks checks,
            String instance,
            BooleanSupplier draining,
            InstantSource clock) {
        this.members = members;
        Limits limits = config.limits();
        settings = new RestSettings(
                config.publicUrl(),
                config.origins(),
                config.trustedProxies().stream().map(Cidr::parse).toList(),
                limits.connectionsPerAddress(),
                limits.bodyBytes(),
                limits.jsonDepth());
        publicOrigin = new PublicOrigin(config.publicUrl());
        wire = new JsonBodies(settings);
        SessionCookie cookie = new SessionCookie(publicOrigin);
        HubAdmin team = hub.team();
        boolean guests = config.guests() != Config.Guests.OFF;
        resources = List.of(
                new HealthResource(storage::isHealthy, draining, instance, wire),
                new ChecksResource(checks, wire),
                new LimitsResource(limits, config.relay().limits(), wire),
                new SetupResource(members.setup(), members.sessions(), members.audit(), cookie, wire),
                new SessionResource(members.signIn(), members.sessions(), members.audit(), cookie, wire),
                new UsersResource(members.accounts(), members.erasures(), members.audit(), team, wire),
                new MeResource(members.accounts(), members.sessions(), members.audit(), wire),
                new TokensResource(members.tokens(), members.audit(), clock, wire),
                new AuditResource(members.audit(), wire),
                new MyDataResource(
                        ownData(storage, members),
                        members.erasures(),
                        members.audit(),
                        config.retentionDays(),
                        cookie,
                        clock,
                        wire),
                new InvitesResource(members.invites(), members.audit(), team, guests, publicOrigin, clock, wire),
                new JoinResource(members.invites(), members.accounts(), members.audit(), team, guests, cookie, wire),
                new PresenceResource(hub, team, clock, wire),
                new RoomsResource(
                        members.rooms(),
                        team,
                        members.accounts(),
                        members.audit(),
                        members.passwords(),
                        limits,
                        clock,
                        wire),
                new MessagesResource(new ChatStore(storage.database()), team, members.rooms(), wire),
                new CallsResource(
                        new CallStore(storage.database()),
                        new CallStatsStore(storage.database()),
                        members.audit(),
                        clock,
                        wire),
                new WebhooksResource(webhooks, members.audit(), wire),
                new DeliveriesResource(webhooks, members.audit(), wire),
                new IceServersResource(ice, wire));
    }

    private static PersonalDataExport ownData(StorageModule storage, AccountModule members) {
        return new PersonalDataExport(
                members.sessions(),
                members.tokens(),
                members.invites(),
                members.rooms(),
                new CallStore(storage.database()),
                new ChatStore(storage.database()),
                members.audit());
    }

    public void install(JavalinConfig config) {
        RestRoutes.install(config, settings, wire, publicOrigin, members.signIn(), resources);
    }

    public PublicOrigin publicOrigin() {
        return publicOrigin;
    }
}
