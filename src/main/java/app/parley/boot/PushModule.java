package app.parley.boot;

import app.parley.config.Config;
import app.parley.hub.Hub;
import app.parley.people.AccountRepository;
import app.parley.push.PushSender;
import app.parley.push.PushSubscriptions;
import app.parley.push.RingPushes;
import app.parley.push.VapidKeys;
import app.parley.store.db.Database;
import app.parley.store.db.ServerSecrets;
import app.parley.store.push.PushSubscriptionStore;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Wires web push. Where it is switched off, subscriptions stay as they are and nobody is rung by them.
 *
 * @param publicKey for which browsers subscribe; null where push is switched off
 * @param pushes null where push is switched off
 */
public record PushModule(
        PushSubscriptions subscriptions,
        @Nullable String publicKey,
        @Nullable RingPushes pushes) implements AutoCloseable {
    public static PushModule open(
            Config config,
            Database database,
            ServerSecrets secrets,
            AccountRepository accounts,
            Hub hub,
            InstantSource clock) {
        PushSubscriptions subscriptions =
                new PushSubscriptions(new PushSubscriptionStore(database), config.pushPrivate(), clock);
        if (config.push() == Config.Push.OFF) {
            return new PushModule(subscriptions, null, null);
        }
        VapidKeys keys = new VapidKeys(secrets.secret("vapid", VapidKeys::fresh), config.publicUrl());
        RingPushes pushes =
                new RingPushes(subscriptions, accounts, new PushSender(keys, config.pushPrivate(), clock), clock);
        subscriptions.reload();
        subscriptions.listen(hub.team()::devicesChanged);
        hub.ringAlso(pushes);
        return new PushModule(subscriptions, keys.publicKey(), pushes);
    }

    @Override
    public void close() {
        if (pushes != null) {
            pushes.close();
        }
    }
}
