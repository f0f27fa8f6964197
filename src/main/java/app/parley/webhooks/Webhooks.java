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

/** Manages subscribers and their deliveries. Thread-safe. */
public final class Webhooks {
    /** More than a team has systems, and few enough to copy one event to all of them. */
    private static final int MOST = 50;

    private final WebhookRepository repository;
    private final DeliveryRepository deliveries;
    private final TargetPolicy targetPolicy;
    private final TokenGenerator generator;
    private final SecureRandom random;
    private final InstantSource clock;

    public Webhooks(
            WebhookRepository repository,
            DeliveryRepository deliveries,
            TargetPolicy targetPolicy,
            SecureRandom random,
            InstantSource clock) {
        this.repository = repository;
        this.deliveries = deliveries;
        this.targetPolicy = targetPolicy;
        this.generator = new TokenGenerator(random);
        this.random = random;
        this.clock = clock;
    }

    /** Returns the reason why the URL is no valid target, as the end of a sentence; empty if it is valid. */
    public Optional<String> faultOf(String url) {
        return targetPolicy.faultOf(url);
    }

    /** @throws RequestException {@code CONFLICT} if there are too many already */
    public Webhook create(URI url, Set<EventType> types) {
        if (repository.page(null, MOST).size() >= MOST) {
            throw new RequestException(
                    ErrorCode.CONFLICT, "There are " + MOST + " webhooks already, which is the most.");
        }
        Webhook webhook = new Webhook(generator.id("wh_"), url, types, Signature.newSecret(random), clock.instant());
        repository.insert(webhook);
        return webhook;
    }

    public List<Webhook> page(WebhookRepository.@Nullable Place after, int limit) {
        return repository.page(after, limit);
    }

    /** @throws RequestException {@code NOT_FOUND} */
    public Webhook get(String id) {
        return repository.find(id).orElseThrow(() -> unknown("webhook"));
    }

    /** @throws RequestException {@code NOT_FOUND}, and any exception of the edit */
    public Webhook change(String id, UnaryOperator<Webhook> edit) {
        return repository.edit(id, edit).orElseThrow(() -> unknown("webhook"));
    }

    /** @throws RequestException {@code NOT_FOUND} */
    public void delete(String id) {
        if (!repository.delete(id)) {
            throw unknown("webhook");
        }
    }

    /**
     * Sends a {@code ping}, after the deliveries that are already queued.
     *
     * @throws RequestException {@code NOT_FOUND}
     */
    public Delivery ping(String id) {
        Webhook webhook = get(id);
        String event = generator.id("evt_");
        WebhookEvent ping = new WebhookEvent(EventType.PING, clock.instant(), new WebhookEvent.Ping(webhook.id()));
        return deliveries.add(webhook.id(), event, EventType.PING.wire(), EventJson.body(event, ping), clock.instant());
    }

    /**
     * Returns deliveries, the newest first.
     *
     * @throws RequestException {@code NOT_FOUND}
     */
    public List<Delivery> deliveries(String id, @Nullable Long before, int limit) {
        return deliveries.page(get(id).id(), before, limit);
    }

    /**
     * Sends the same event again, under its own id.
     *
     * @throws RequestException {@code NOT_FOUND}
     */
    public Delivery replay(String id, String delivery) {
        Delivery old = deliveries.find(get(id).id(), delivery).orElseThrow(() -> unknown("delivery"));
        return deliveries.add(old.webhook(), old.event(), old.type(), old.body(), clock.instant());
    }

    private static RequestException unknown(String what) {
        return new RequestException(ErrorCode.NOT_FOUND, "There is no such " + what + ".");
    }
}
