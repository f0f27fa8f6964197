package app.parley.webhooks;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.people.TokenGenerator;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Subscribers, and what was sent to them. Thread-safe. */
public final class Webhooks {
    /** More than a team has systems; fewer than what one event should be copied to. */
    private static final int MOST = 50;

    private final WebhookRepository records;
    private final DeliveryRepository deliveries;
    private final TargetPolicy targets;
    private final TokenGenerator secrets;
    private final SecureRandom random;
    private final InstantSource clock;

    public Webhooks(
            WebhookRepository records,
            DeliveryRepository deliveries,
            TargetPolicy targets,
            SecureRandom random,
            InstantSource clock) {
        this.records = records;
        this.deliveries = deliveries;
        this.targets = targets;
        this.secrets = new TokenGenerator(random);
        this.random = random;
        this.clock = clock;
    }

    /** What is wrong with it as a target, as the end of a sentence; empty where nothing is. */
    public Optional<String> faultOf(String url) {
        return targets.faultOf(url);
    }

    /** @throws RequestException {@code CONFLICT} when there are too many already */
    public Webhook create(URI url, Set<EventType> types) {
        if (records.page(null, MOST).size() >= MOST) {
            throw new RequestException(
                    ErrorCode.CONFLICT, "There are " + MOST + " webhooks already, which is the most.");
        }
        Webhook webhook = new Webhook(secrets.id("wh_"), url, types, Signature.newSecret(random), clock.instant());
        records.insert(webhook);
        return webhook;
    }

    public List<Webhook> page(WebhookRepository.@Nullable Place after, int limit) {
        return records.page(after, limit);
    }

    /** @throws RequestException {@code UNKNOWN} */
    public Webhook get(String id) {
        return records.find(id).orElseThrow(() -> unknown("webhook"));
    }

    /** @throws RequestException {@code UNKNOWN}, and what the edit throws */
    public Webhook change(String id, UnaryOperator<Webhook> edit) {
        return records.edit(id, edit).orElseThrow(() -> unknown("webhook"));
    }

    /** @throws RequestException {@code UNKNOWN} */
    public void delete(String id) {
        if (!records.delete(id)) {
            throw unknown("webhook");
        }
    }

    /**
     * Sends a {@code ping}, after what is on its way already.
     *
     * @throws RequestException {@code UNKNOWN}
     */
    public Delivery ping(String id) {
        Webhook webhook = get(id);
        String event = secrets.id("evt_");
        WebhookEvent ping = new WebhookEvent(EventType.PING, clock.instant(), new WebhookEvent.Ping(webhook.id()));
        return deliveries.add(webhook.id(), event, EventType.PING.wire(), EventJson.body(event, ping), clock.instant());
    }

    /**
     * Newest first.
     *
     * @throws RequestException {@code UNKNOWN}
     */
    public List<Delivery> deliveries(String id, @Nullable Long before, int limit) {
        return deliveries.page(get(id).id(), before, limit);
    }

    /**
     * Sends the same event once more, under its own id.
     *
     * @throws RequestException {@code UNKNOWN}
     */
    public Delivery replay(String id, String delivery) {
        Delivery old = deliveries.find(get(id).id(), delivery).orElseThrow(() -> unknown("delivery"));
        return deliveries.add(old.webhook(), old.event(), old.type(), old.body(), clock.instant());
    }

    private static RequestException unknown(String what) {
        return new RequestException(ErrorCode.NOT_FOUND, "There is no such " + what + ".");
    }
}
