package app.parley;

import app.parley.ops.DeliveryRounds;
import app.parley.ops.Postman;
import app.parley.store.db.Database;
import app.parley.store.webhook.DeliveryStore;
import app.parley.store.webhook.WebhookStore;
import app.parley.webhooks.Targets;
import app.parley.webhooks.Webhooks;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Webhooks: who subscribed, and who carries events to them. */
record Hooks(Webhooks webhooks, DeliveryRounds rounds) {
    static Hooks open(Config config, Database database, InstantSource clock) {
        Targets targets = new Targets(config.webhookPrivate());
        DeliveryStore deliveries = new DeliveryStore(database);
        return new Hooks(
                new Webhooks(new WebhookStore(database), deliveries, targets, new SecureRandom(), clock),
                new DeliveryRounds(deliveries, new Postman(targets, clock), clock));
    }
}
