package app.parley.ice;

import app.parley.hub.value.IceServer;
import app.parley.hub.value.IceServers;
import app.parley.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the TURN servers of a relay service. A background thread requests them and keeps them for half their lifetime,
 * so that a client can use them for at least the other half. If the service is away, the servers are offered until they
 * expire. After that, or if there were none, only STUN is offered. Thread-safe; {@link #grant} never waits.
 */
public final class RelayService implements IceServers, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RelayService.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final RelayServiceSettings settings;
    private final RelayServiceRequest request;
    private final Grant stunOnly;
    private final InstantSource clock;
    private final Duration firstPause;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "relay-service");
        daemon.setDaemon(true);
        return daemon;
    });
    private volatile @Nullable Lease lease;
    private volatile @Nullable String failure = "it has not answered yet";
    /** Only the background thread uses this field. */
    private Duration pause;

    private boolean isAway;

    private record Lease(List<IceServer> servers, Instant expiresAt) {}

    /** @param stunUrls for the time without the service */
    public RelayService(RelayServiceSettings settings, List<String> stunUrls, InstantSource clock) {
        this(settings, stunUrls, PATIENCE, FIRST_PAUSE, clock);
    }

    /**
     * Has configurable waiting times, for tests.
     *
     * @param patience the timeout of a request
     * @param firstPause the pause before a failed request is repeated; each further pause is twice as long
     */
    RelayService(
            RelayServiceSettings settings,
            List<String> stunUrls,
            Duration patience,
            Duration firstPause,
            InstantSource clock) {
        this.settings = settings;
        this.firstPause = firstPause;
        this.clock = clock;
        pause = firstPause;
        request = new RelayServiceRequest(settings, patience);
        stunOnly = new Grant(stunUrls.isEmpty() ? List.of() : List.of(new IceServer(stunUrls, null, null)), null);
    }

    /** Starts the requests in the background. */
    public void start() {
        thread.execute(this::refresh);
    }

    @Override
    public Grant grant(UserId user, String host) {
        Lease now = lease;
        return now == null || !clock.instant().isBefore(now.expiresAt)
                ? stunOnly
                : new Grant(now.servers, now.expiresAt);
    }

    /** Returns the reason why the latest request failed, without secrets; null if it succeeded. */
    public @Nullable String failure() {
        return failure;
    }

    private void refresh() {
        Duration next;
        try {
            Instant asked = clock.instant();
            RelayServiceAnswer answer = request.ask();
            lease = new Lease(answer.servers(), asked.plus(answer.life()));
            recovered();
            next = answer.life().dividedBy(2);
        } catch (RelayServiceRequest.Failure e) {
            failed(e.sentence());
            next = pause;
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        } catch (RuntimeException e) {
            failed("asking it failed (" + e.getClass().getSimpleName() + ")");
            next = LONGEST_PAUSE;
        }
        if (!thread.isShutdown()) {
            var unused = thread.schedule(this::refresh, next.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void recovered() {
        if (isAway) {
            LOG.info("The relay service ({}) gives servers again", settings);
        }
        failure = null;
        isAway = false;
        pause = firstPause;
    }

    /** Logs once for each time in which the service is away. */
    private void failed(String sentence) {
        if (!isAway) {
            LOG.warn(
                    "The relay service ({}) gives no servers: {}. Calls get STUN only once those it gave last have run out",
                    settings,
                    sentence);
        }
        failure = sentence;
        isAway = true;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
