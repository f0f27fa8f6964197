package app.parley.boot;

import app.parley.checks.BackupCheck;
import app.parley.checks.Check;
import app.parley.checks.CheckId;
import app.parley.checks.CheckResult;
import app.parley.checks.CheckState;
import app.parley.checks.Checks;
import app.parley.checks.ClockCheck;
import app.parley.checks.DiskCheck;
import app.parley.checks.HttpsCheck;
import app.parley.checks.OwnRelay;
import app.parley.checks.PublicUrl;
import app.parley.checks.PublicUrlCheck;
import app.parley.checks.RelayCheck;
import app.parley.checks.RunningOnly;
import app.parley.checks.StorageCheck;
import app.parley.checks.StoragePlace;
import app.parley.checks.TlsCheck;
import app.parley.checks.TurnCheck;
import app.parley.checks.TurnServer.Transport;
import app.parley.checks.WebSocketCheck;
import app.parley.config.Config;
import app.parley.store.db.DatabaseSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Assembles the self-checks of this server. */
public final class ChecksModule {
    private static final Logger LOG = LoggerFactory.getLogger(ChecksModule.class);

    /** In what each server says of itself. */
    private static final String ANY_INSTANCE = "\"instance\"";

    private static final Duration PAUSE = Duration.ofMillis(50);

    private ChecksModule() {}

    /**
     * @param instance an id that only this process returns
     * @param backup what writes backups; null if nothing does
     */
    public static Checks open(
            Config config,
            TlsModule tlsModule,
            RelayModule relay,
            String instance,
            @Nullable BackupJob backup,
            InstantSource clock) {
        URI configured = config.publicUrl();
        PublicUrl url = configured == null ? null : new PublicUrl(configured, ChecksModule::systemTls);
        StoragePlace storage = storage(config.database());
        OwnRelay own = relay.forChecks();
        List<Check> checks = List.of(
                new StorageCheck(storage),
                new PublicUrlCheck(url, instance),
                new HttpsCheck(url, clock),
                new TlsCheck(tlsModule::served, clock),
                new WebSocketCheck(url),
                new RelayCheck(Transport.UDP, own, ChecksModule::systemTls),
                new RelayCheck(Transport.TCP, own, ChecksModule::systemTls),
                new RelayCheck(Transport.TLS, own, ChecksModule::systemTls),
                new TurnCheck(own.status() == OwnRelay.Status.RUNNING, relay.externalTurn(), ChecksModule::systemTls),
                new ClockCheck(url, clock),
                new DiskCheck(storage),
                backupCheck(backup, true, clock));
        return new Checks(
                checks,
                Checks.PATIENCE,
                ChecksModule::log,
                (id, fault) -> LOG.error("The check {} failed", id.wire(), fault),
                clock);
    }

    /**
     * Assembles the checks for a shell beside which no server runs. On a database that servers elsewhere may use, one
     * perhaps answers at the public address; else nobody can.
     */
    static Checks forShell(Config config, InstantSource clock) {
        URI configured = config.publicUrl();
        PublicUrl url = configured == null ? null : new PublicUrl(configured, ChecksModule::systemTls);
        StoragePlace storage = storage(config.database());
        List<Check> checks = new ArrayList<>();
        checks.add(new ClockCheck(url, clock));
        checks.add(backupCheck(BackupJob.of(config, () -> true, clock).orElse(null), false, clock));
        Stream.of(CheckId.TLS, CheckId.RELAY_UDP, CheckId.RELAY_TCP, CheckId.RELAY_TLS, CheckId.TURN)
                .map(RunningOnly::new)
                .forEach(checks::add);
        if (url == null || config.database().mayBeShared()) {
            checks.add(new PublicUrlCheck(url, ANY_INSTANCE));
            checks.add(new HttpsCheck(url, clock));
            checks.add(new WebSocketCheck(url));
        } else {
            Stream.of(CheckId.PUBLIC_URL, CheckId.HTTPS, CheckId.WEBSOCKET)
                    .map(RunningOnly::new)
                    .forEach(checks::add);
        }
        Path file = storage.file();
        if (file == null || Files.exists(file)) {
            checks.add(new StorageCheck(storage));
            checks.add(new DiskCheck(storage));
        }
        return new Checks(checks, Checks.PATIENCE, result -> {}, (id, fault) -> {}, clock);
    }

    /** Reads who is trusted when it is first asked, which takes a tenth of a second that a start should not. */
    private static SSLSocketFactory systemTls() {
        return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }

    /** @param runs whether the job runs in this process, so that its first attempt is to come */
    private static BackupCheck backupCheck(@Nullable BackupJob job, boolean runs, InstantSource clock) {
        return new BackupCheck(() -> backups(job, runs), clock);
    }

    private static BackupCheck.Backups backups(@Nullable BackupJob job, boolean runs) {
        if (job == null) {
            return new BackupCheck.Backups(null, null, null, false);
        }
        BackupJob.Status status = job.status();
        return new BackupCheck.Backups(
                status.directory().toString(), status.newest(), status.failure(), runs && status.last() == null);
    }

    /** Runs all checks, or waits for those that run already. */
    static List<CheckResult> run(Checks checks) {
        checks.run();
        while (checks.isRunning()) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return checks.results();
    }

    private static void log(CheckResult result) {
        if (result.state().isProblem()) {
            Level level = result.state() == CheckState.ERROR ? Level.WARN : Level.INFO;
            LOG.atLevel(level)
                    .log(
                            "Check {}: {} {}",
                            result.id().wire(),
                            result.finding().text(),
                            result.finding().advice());
        }
    }

    private static StoragePlace storage(DatabaseSettings database) {
        Path file = database.file();
        if (file != null) {
            return new StoragePlace(
                    StoragePlace.Kind.FILE, file.toAbsolutePath().normalize());
        }
        StoragePlace.Kind elsewhere =
                database.isPostgres() ? StoragePlace.Kind.POSTGRESQL : StoragePlace.Kind.ELSEWHERE;
        return new StoragePlace(database.isInMemory() ? StoragePlace.Kind.MEMORY : elsewhere, null);
    }
}
