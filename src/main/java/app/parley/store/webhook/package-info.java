/** Webhook subscribers and the outbox of deliveries, as stored. */
@NullMarked
package app.parley.store.webhook;

import org.jspecify.annotations.NullMarked;
