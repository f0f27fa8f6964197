package app.parley;

import app.parley.boot.AccountModule;
import app.parley.boot.AdminReset;
import app.parley.boot.BackupJob;
import app.parley.boot.ChecksModule;
import app.parley.boot.HttpModule;
import app.parley.boot.HttpUpgradeEnvironment;
import app.parley.boot.MaintenanceJobs;
import app.parley.boot.MetricsModule;
import app.parley.boot.OperatorModule;
import app.parley.boot.PresenceBroadcastLoop;
import app.parley.boot.PushModule;
import app.parley.boot.RelayAccess;
import app.parley.boot.RelayModule;
import app.parley.boot.RetentionJob;
import app.parley.boot.SignInAuthenticator;
import app.parley.boot.StorageModule;
import app.parley.boot.StorageReport;
import app.parley.boot.TlsModule;
import app.parley.boot.WebhookModule;
import app.parley.checks.Checks;
import app.parley.cluster.Approach;
import app.parley.config.Config;
import app.parley.hub.Hub;
import app.parley.hub.RejoinTickets;
import app.parley.hub.mdn.JsonDialectApi;
import app.parley.hub.value.IceServers;
import app.parley.kernel.ParleyVersion;
import app.parley.kernel.TimeSource;
import app.parley.metrics.Metrics;
import app.parley.protocol.json.JsonDialect;
import app.parley.protocol.stomp.StompDialect;
import app.parley.rest.page.WebPages;
import app.parley.store.account.AccountStore;
import app.parley.store.account.OidcIdentityStore;
import app.parley.store.callstats.DailyCallArchiver;
import app.parley.store.db.DatabaseUnavailable;
import app.parley.store.db.ServerSecrets;
import app.parley.store.privacy.ErasureStore;
import app.parley.store.privacy.RetentionStore;
import app.parley.store.room.DeletedRooms;
import app.parley.ws.SocketTimeouts;
import app.parley.ws.WebSocketEndpoints;
import io.javalin.Javalin;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running server: its parts made in the order in which data flows, and ended in reverse. */
public final class App implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(App.class);
    private static final Duration ONCE_IT_STANDS = Duration.ofSeconds(5);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration CLEAN_UP = Duration.ofHours(1);
    private static final Duration CHECKS = Duration.ofHours(6);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration TOKENS_EXPIRE = Duration.ofSeconds(30);
    private static final Duration GOODBYES = Duration.ofSeconds(6);
    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(2);

    private final Config config;
    private final StorageModule storage;
    private final TlsModule tls;
    private final RelayModule relay;
    private final Hub hub;
    private final PresenceBroadcastLoop announcer;
    private final AccountModule members;
    private final WebhookModule hooks;
    private final PushModule push;
    private final WebSocketEndpoints sockets;
    private final Javalin server;
    private final Checks checks;
    private final Metrics metrics = new Metrics(ParleyVersion.TEXT);
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(App::tickerThread);
    private final MaintenanceJobs chores = new MaintenanceJobs();
    /** Apart from the chores, as a backup may take long. */
    private final MaintenanceJobs backups = new MaintenanceJobs();

    private final @Nullable BackupJob backup;
    private final RetentionJob retention;
    private final DailyCallArchiver days;
    private final DeletedRooms deletedRooms;
    private final TimeSource clock;
    private AutoCloseable door = () -> {};
    private volatile boolean draining;

    private App(Config config, StorageModule storage, TimeSource clock) {
        this.config = config;
        this.storage = storage;
        this.clock = clock;
        ServerSecrets secrets = new ServerSecrets(storage.database());
        RelayAccess relayAccess = new RelayAccess();
        tls = TlsModule.open(config, clock);
        relay = RelayModule.open(config, secrets.secret("relay"), tls.certificate(), relayAccess, clock);
        IceServers ice = relay.iceServers();
        RejoinTickets tickets = new RejoinTickets(secrets.secret("tickets"));
        hub = new Hub(storage.journal(), ice, tickets, config.limits(), clock);
        push = PushModule.open(config, storage.database(), secrets, new AccountStore(storage.database()), hub, clock);
        members = AccountModule.open(config, storage, hub, relayAccess, push.subscriptions(), clock);
        announcer = new PresenceBroadcastLoop(hub.rounds()::publish, hub.rounds()::serve);
        hub.rememberSaid(storage.saidInTheLastDay(clock));
        hub.rememberWritten(storage.writtenInTheLastDay(clock));
        hub.team().restore(storage.resumable(), storage.lastAlive());
        retention = new RetentionJob(
                new RetentionStore(storage.database()),
                config.retentionDays(),
                config.storeAddresses(),
                chores::areEnding,
                clock);
        days = new DailyCallArchiver(storage.database());
        deletedRooms = new DeletedRooms(storage.database());
        hooks = WebhookModule.open(config, storage.database(), clock);
        String instance = UUID.randomUUID().toString();
        backup = BackupJob.of(config, backups::areEnding, clock).orElse(null);
        checks = ChecksModule.open(config, tls, relay, instance, backup, clock);
        HttpModule web = new HttpModule(
                config,
                storage,
                members,
                hooks.webhooks(),
                push,
                hub,
                ice,
                checks,
                new StorageReport(config.database(), storage.database(), retention, backup, config.backupKeep()),
                instance,
                () -> draining,
                metrics,
                clock);
        SignInAuthenticator gate =
                new SignInAuthenticator(members.signIn(), members.authCache(), config.allowsOpenGuests());
        StompDialect stomp = new StompDialect(hub, gate, config.limits(), clock, ParleyVersion.TEXT);
        sockets = new WebSocketEndpoints(
                stomp,
                new JsonDialect(hub, JsonDialectApi.plugInto(hub), gate, config.limits(), clock),
                gate,
                new HttpUpgradeEnvironment(web.publicOrigin(), config.origins()),
                config.limits(),
                SocketTimeouts.DEFAULT);
        watch(new MetricsModule(metrics), stomp);
        server = Javalin.create(javalin -> {
            web.install(javalin);
            sockets.install(javalin);
            tls.install(javalin);
        });
    }

    private void watch(MetricsModule monitoring, StompDialect stomp) {
        monitoring.watch(hub);
        monitoring.watch(sockets, stomp);
        monitoring.watch(storage);
        monitoring.watch(relay);
        monitoring.watch(hooks.scheduler());
    }

    /**
     * Starts with these settings, once no other process serves the database.
     *
     * @throws app.parley.store.DatabaseUnavailable when there is no database to work with
     * @throws RuntimeException when the port cannot be listened on
     */
    static App start(Config config, Approach approach, TimeSource clock) {
        StorageModule storage = StorageModule.open(config, approach);
        try {
            App app = new App(config, storage, clock);
            app.listen();
            return app;
        } catch (RuntimeException e) {
            storage.close();
            throw DatabaseUnavailable.orItself(config.database(), e);
        }
    }

    private void listen() {
        every(TICK, hub::tick);
        announcer.start();
        relay.start();
        storage.ownership().stopStandingBy();
        try {
            server.start();
        } catch (RuntimeException e) {
            ticker.shutdownNow();
            announcer.close();
            relay.close();
            throw e;
        }
        tls.start(checks::runAgain);
        chores.every(A_MINUTE, new ErasureStore(storage.database(), storage.journal())::finishBegun);
        chores.every(A_MINUTE, () -> deletedRooms.deleteRemains(chores::areEnding));
        chores.every(CLEAN_UP, members.sessions()::forgetExpired);
        chores.every(CLEAN_UP, push.subscriptions()::reload);
        chores.every(CLEAN_UP, members.passwordResets()::forgetExpired);
        chores.every(CLEAN_UP, members.browsers()::forgetOld);
        chores.every(RetentionJob.PAUSE, retention::purge);
        chores.every(CLEAN_UP, () -> new OidcIdentityStore(storage.database()).forgetExpired(clock.instant()));
        chores.every(A_MINUTE, () -> days.keep(chores::areEnding));
        chores.every(TOKENS_EXPIRE, members.tokens()::closeExpired);
        chores.every(A_MINUTE, members.authCache()::forgetOld);
        chores.after(ONCE_IT_STANDS, WebPages::makeReady);
        hooks.scheduler().start();
        if (backup != null) {
            backup.onNews(checks::runAgain);
            backups.every(BackupJob.PAUSE, backup::backUpWhenDue);
        }
        door = OperatorModule.open(config, members, checks, this::address, clock);
    }

    private void every(Duration pause, Runnable work) {
        ScheduledFuture<?> unused = ticker.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException | AssertionError e) {
                        LOG.error("Something regular failed; it is tried again", e);
                    }
                },
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    int port(boolean https) {
        return https ? tls.port() : server.port();
    }

    /** Where this server is reached. */
    URI address() {
        return tls.address(server.port());
    }

    /** Checks this server from now on, in the background. */
    void startChecks() {
        checks.runEvery(CHECKS);
    }

    /** Where https and the relay for calls listen, or why the relay does not. */
    Stream<String> listeningLines() {
        return Stream.concat(tls.line().stream(), Stream.of(relay.line()));
    }

    /** Where the first account is made; empty once there is one. */
    Optional<URI> setupLink() {
        return members.setup().needed()
                ? Optional.of(address()
                        .resolve("/setup?token="
                                + URLEncoder.encode(members.setup().token(), StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    /** The link for an admin who forgot the password, or why there is none; empty unless asked for. */
    Optional<String> resetLine() {
        return Optional.ofNullable(config.resetAdmin()).map(admin -> AdminReset.line(members, admin, address()));
    }

    /** @param action runs once another process serves this database, or asks to; on any thread */
    void onEnd(Runnable action) {
        storage.ownership().onEnd(action);
    }

    /** Ends in order: nobody new, a word to those inside, what was acknowledged written, sockets closed. */
    @Override
    public void close() {
        draining = true;
        closeDoor();
        backups.close();
        tls.close();
        checks.close();
        sockets.drain(COME_BACK_AFTER);
        hub.drain(COME_BACK_AFTER);
        ticker.shutdown();
        chores.close();
        announcer.close();
        storage.finishWriting();
        sockets.closeAll();
        awaitGoodbyes();
        server.stop();
        sockets.close();
        relay.close();
        hooks.scheduler().close();
        push.close();
        metrics.close();
        storage.close();
    }

    private void closeDoor() {
        try {
            door.close();
        } catch (Exception e) {
            LOG.warn("The door for commands stays behind: {}", e.getMessage());
        }
    }

    /** Clients answer our close frames; those that do not are cut. */
    private void awaitGoodbyes() {
        long patience = System.nanoTime() + GOODBYES.toNanos();
        while (sockets.openSockets() > 0 && System.nanoTime() < patience) {
            LockSupport.parkNanos(TICK.toNanos());
        }
    }

    private static Thread tickerThread(Runnable work) {
        Thread thread = new Thread(work, "ticker");
        thread.setDaemon(true);
        return thread;
    }
}
