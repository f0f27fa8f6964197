package app.parley.boot;

import app.parley.config.Config;
import app.parley.store.db.Database;
import app.parley.store.webhook.DeliveryStore;
import app.parley.store.webhook.WebhookStore;
import app.parley.webhooks.DeliveryScheduler;
import app.parley.webhooks.TargetPolicy;
import app.parley.webhooks.WebhookSender;
import app.parley.webhooks.Webhooks;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Wires the webhooks: their subscribers, and the scheduler that delivers events to them. */
public record WebhookModule(Webhooks webhooks, DeliveryScheduler scheduler) {
    public static WebhookModule open(Config config, Database database, InstantSource clock) {
        TargetPolicy targetPolicy = new TargetPolicy(config.webhookPrivate());
        DeliveryStore deliveries = new DeliveryStore(database);
        return new WebhookModule(
                new Webhooks(new WebhookStore(database), deliveries, targetPolicy, new SecureRandom(), clock),
                new DeliveryScheduler(deliveries, new WebhookSender(targetPolicy, clock), clock));
    }
}
