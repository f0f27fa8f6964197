package app.parley.boot;

import app.parley.hub.Hub;
import app.parley.hub.value.HubFigures;
import app.parley.metrics.Metrics;
import app.parley.metrics.Remembered;
import app.parley.protocol.stomp.StompDialect;
import app.parley.relay.turn.RelayFigures;
import app.parley.store.db.Database.Connections;
import app.parley.store.journal.JournalWriter;
import app.parley.webhooks.DeliveryScheduler;
import app.parley.ws.SocketFigures;
import app.parley.ws.WebSocketEndpoints;
import java.util.Objects;

/** Says which figures of the server's parts monitoring gets, and under which names. */
public final class MetricsModule {
    private final Metrics metrics;

    public MetricsModule(Metrics metrics) {
        this.metrics = metrics;
    }

    public void watch(Hub hub) {
        Remembered<HubFigures> now = new Remembered<>(hub::figures);
        String sessions = "Sessions, with a socket and without one for now.";
        metrics.gauge("parley.sessions", sessions, now, hubs -> hubs.get().connected(), "state", "connected");
        metrics.gauge("parley.sessions", sessions, now, hubs -> hubs.get().suspended(), "state", "suspended");
        metrics.gauge(
                "parley.people",
                "People who have a session, guests too.",
                now,
                hubs -> hubs.get().people());
        metrics.gauge(
                "parley.rooms", "Rooms that exist.", now, hubs -> hubs.get().rooms());
        metrics.gauge(
                "parley.rooms.occupied",
                "Rooms with somebody inside.",
                now,
                hubs -> hubs.get().occupied());
        metrics.gauge(
                "parley.peers", "Places in rooms.", now, hubs -> hubs.get().peers());
        String calls = "Calls that ring, and calls in which people have met.";
        metrics.gauge("parley.calls", calls, now, hubs -> hubs.get().ringing(), "state", "ringing");
        metrics.gauge("parley.calls", calls, now, hubs -> hubs.get().talking(), "state", "talking");
        for (String outcome : hub.figures().rings().keySet()) {
            metrics.counter(
                    "parley.rings",
                    "Rings decided, by outcome; those that failed were accepted before, and the two never met.",
                    hub,
                    source -> now.get().rings().getOrDefault(outcome, 0L),
                    "outcome",
                    outcome);
        }
        String rejoins = "Tickets by which people took their places back, and those that came too late.";
        metrics.counter("parley.rejoins", rejoins, hub, source -> now.get().rejoined(), "result", "hit");
        metrics.counter("parley.rejoins", rejoins, hub, source -> now.get().rejoinsMissed(), "result", "miss");
    }

    public void watch(WebSocketEndpoints sockets, StompDialect stomp) {
        Remembered<SocketFigures> now = new Remembered<>(sockets::figures);
        metrics.gauge(
                "parley.sockets", "Open WebSockets.", now, all -> all.get().open());
        metrics.counter(
                "parley.sockets.opened",
                "WebSockets opened.",
                sockets,
                all -> now.get().opened());
        metrics.counter(
                "parley.sockets.evicted",
                "WebSockets cut off, since their clients read too slowly.",
                sockets,
                all -> now.get().evicted());
        metrics.gauge(
                "parley.outbox.bytes",
                "What clients have not taken yet, of all sockets.",
                now,
                all -> all.get().waitingBytes());
        String resumes = "Clients that came back to their session, and those whose session was gone.";
        metrics.counter("parley.resumes", resumes, stomp, StompDialect::resumed, "result", "hit");
        metrics.counter("parley.resumes", resumes, stomp, StompDialect::resumesMissed, "result", "miss");
    }

    public void watch(StorageModule storage) {
        JournalWriter journal = storage.journal();
        journal.observe(metrics.stopwatch(
                "parley.receipt.duration", "From what is to be stored to its commit, when receipts go out.")::took);
        metrics.gauge("parley.journal.queue", "Entries that wait to be written.", journal, JournalWriter::waiting);
        metrics.gauge(
                "parley.journal.lag.seconds",
                "How long the oldest of them has waited.",
                journal,
                writer -> writer.lag().toNanos() / 1e9);
        metrics.gauge(
                "parley.journal.writing",
                "1 while the database takes what is written, else 0.",
                journal,
                writer -> writer.isWriting() ? 1 : 0);
        metrics.gauge(
                "parley.cluster.owner",
                "1 where this process serves the database, 0 while it cannot be sure of that.",
                storage.ownership(),
                ownership -> ownership.isSure() ? 1 : 0);
        metrics.gauge(
                "parley.cluster.epoch",
                "Counts the processes that served the database, this one included.",
                storage.ownership(),
                OwnershipModule::epoch);
        Remembered<Connections> now = new Remembered<>(storage.database()::connections);
        String connections = "Connections to the database.";
        metrics.gauge(
                "parley.database.connections",
                connections,
                now,
                pool -> pool.get().active(),
                "state",
                "active");
        metrics.gauge(
                "parley.database.connections",
                connections,
                now,
                pool -> pool.get().idle(),
                "state",
                "idle");
        metrics.gauge(
                "parley.database.connections.max",
                "How many there may be.",
                now,
                pool -> pool.get().most());
        metrics.gauge(
                "parley.database.connections.awaited",
                "Threads that wait for one.",
                now,
                pool -> pool.get().waiting());
    }

    /** Where there is no relay in this process, it has no figures. */
    public void watch(RelayModule relay) {
        if (relay.figures() == null) {
            return;
        }
        Remembered<RelayFigures> now = new Remembered<>(() -> Objects.requireNonNull(relay.figures()));
        metrics.gauge(
                "parley.relay.allocations",
                "Allocations of the relay.",
                now,
                all -> all.get().allocations());
        String packets = "Packets relayed.";
        metrics.counter(
                "parley.relay.packets", packets, relay, all -> now.get().packetsFromClients(), "direction", "in");
        metrics.counter(
                "parley.relay.packets", packets, relay, all -> now.get().packetsToClients(), "direction", "out");
        String bytes = "Payload relayed.";
        metrics.counter("parley.relay.bytes", bytes, relay, all -> now.get().bytesFromClients(), "direction", "in");
        metrics.counter("parley.relay.bytes", bytes, relay, all -> now.get().bytesToClients(), "direction", "out");
        metrics.counter(
                "parley.relay.dropped",
                "Packets over a limit.",
                relay,
                all -> now.get().dropped());
    }

    public void watch(DeliveryScheduler webhooks) {
        String attempts = "Attempts to deliver to webhooks, by what came of them.";
        metrics.counter(
                "parley.webhook.attempts",
                attempts,
                webhooks,
                all -> all.figures().delivered(),
                "outcome",
                "delivered");
        metrics.counter(
                "parley.webhook.attempts",
                attempts,
                webhooks,
                all -> all.figures().retried(),
                "outcome",
                "retried");
        metrics.counter(
                "parley.webhook.attempts",
                attempts,
                webhooks,
                all -> all.figures().givenUp(),
                "outcome",
                "given_up");
        metrics.gauge(
                "parley.webhook.queue",
                "Deliveries that are not finished.",
                webhooks,
                all -> all.figures().pending());
    }
}
