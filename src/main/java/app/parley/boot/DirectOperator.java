package app.parley.boot;

import app.parley.checks.CheckResult;
import app.parley.checks.Checks;
import app.parley.config.Config;
import app.parley.door.ExitCode;
import app.parley.door.Operator;
import app.parley.door.OperatorFailure;
import app.parley.hub.Hub;
import app.parley.hub.HubAdmin;
import app.parley.hub.RejoinTickets;
import app.parley.hub.value.IceServers;
import app.parley.kernel.TimeSource;
import app.parley.kernel.UserId;
import app.parley.passkeys.Passkeys;
import app.parley.passkeys.RequiredPasskeys;
import app.parley.people.Account;
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
import app.parley.people.SessionRevoker;
import app.parley.people.Setup;
import app.parley.people.SignIn;
import app.parley.people.TokenGenerator;
import app.parley.rooms.RoomService;
import app.parley.store.account.AccountStore;
import app.parley.store.account.ApiTokenStore;
import app.parley.store.account.AuditStore;
import app.parley.store.account.InviteStore;
import app.parley.store.account.KnownBrowserStore;
import app.parley.store.account.LoginSessionStore;
import app.parley.store.account.PasskeyStore;
import app.parley.store.account.PasswordResetStore;
import app.parley.store.db.Database;
import app.parley.store.db.DatabaseSettings;
import app.parley.store.db.WholeDatabase;
import app.parley.store.room.RoomStore;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Does commands on the database itself, where no server runs here. A server elsewhere may use it meanwhile. */
public final class DirectOperator implements Operator, AutoCloseable {
    private final Config config;
    private final TimeSource clock;
    private final Operator desk;
    private @Nullable Database database;

    public DirectOperator(Config config, TimeSource clock) {
        this.config = config;
        this.clock = clock;
        desk = new OperatorDesk(() -> whole(config.database()), this::people, this::checked, clock);
    }

    @Override
    public Map<String, ?> perform(String command, Map<String, String> arguments, Listener listener) {
        return desk.perform(command, arguments, listener);
    }

    /**
     * Opens a database that is there already.
     *
     * @throws OperatorFailure if there is no such file
     */
    public static WholeDatabase whole(DatabaseSettings settings) {
        Path file = settings.file();
        if (file != null && Files.notExists(file)) {
            throw new OperatorFailure(
                    ExitCode.DATABASE, "There is no data file " + file + "; set PARLEY_DATA to where it is.");
        }
        return WholeDatabase.open(settings);
    }

    private List<CheckResult> checked() {
        try (Checks checks = ChecksModule.forShell(config, clock)) {
            return ChecksModule.run(checks);
        }
    }

    private OperatorPeople people() {
        Database opened = Database.open(config.database());
        database = opened;
        AccountStore accountStore = new AccountStore(opened);
        AuditLog audit = new AuditLog(new AuditStore(opened), clock, config.storeAddresses());
        AuthCache nobodyIsConnected = new AuthCache(new NobodyConnected(), true, clock);
        TokenGenerator generator = new TokenGenerator(new SecureRandom());
        Passwords passwords = Passwords.forThisMachine();
        PasskeyStore passkeyStore = new PasskeyStore(opened);
        PasskeyRule passkeyRule = new RequiredPasskeys(config::requirePasskey, passkeyStore);
        LoginSessions sessions = new LoginSessions(
                new LoginSessionStore(opened),
                accountStore,
                nobodyIsConnected,
                generator,
                passkeyRule,
                new KnownBrowsers(new KnownBrowserStore(opened), audit, generator, clock),
                clock,
                config.storeAddresses());
        ApiTokens tokens = new ApiTokens(new ApiTokenStore(opened), accountStore, nobodyIsConnected, generator, clock);
        SignIn signIn = new SignIn(accountStore, sessions, tokens, passwords, passkeyRule, audit, clock);
        Accounts accounts = new Accounts(accountStore, sessions, signIn, passwords, nobodyIsConnected, clock);
        RoomService rooms = new RoomService(new RoomStore(opened), hubOfNobody(), passwords, config.limits(), clock);
        rooms.load();
        return new OperatorPeople(
                accounts,
                new Setup(accountStore, passwords, nobodyIsConnected, rooms::furnish, clock, generator.code()),
                new PasswordResets(new PasswordResetStore(opened), accounts, sessions, passwords, generator, clock),
                new OperatorPasskeys(accounts, new Passkeys(passkeyStore, passkeyRule, nobodyIsConnected), audit),
                new Invites(new InviteStore(opened), sessions, passwords, nobodyIsConnected, generator, clock),
                audit,
                generator,
                this::address,
                room -> rooms.find(room).isPresent(),
                config.guests() != Config.Guests.OFF,
                clock);
    }

    private HubAdmin hubOfNobody() {
        return new Hub(
                        entry -> CompletableFuture.completedFuture(null),
                        (user, host) -> new IceServers.Grant(List.of(), null),
                        new RejoinTickets(new byte[] {1}),
                        config.limits(),
                        clock)
                .team();
    }

    private URI address() {
        URI publicUrl = config.publicUrl();
        return publicUrl == null ? URI.create("http://localhost:" + config.port()) : publicUrl;
    }

    private static final class NobodyConnected implements SessionRevoker {
        @Override
        public void changed(Account account) {}

        @Override
        public void signedOut(String credential) {}

        @Override
        public void signedOut(UserId user, boolean disabled, @Nullable Predicate<String> staying) {}
    }

    @Override
    public void close() {
        if (database != null) {
            database.close();
        }
    }
}
