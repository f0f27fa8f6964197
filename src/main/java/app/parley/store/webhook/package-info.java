/** Tables of webhook subscribers, and the outbox of deliveries. */
@NullMarked
package app.parley.store.webhook;

import org.jspecify.annotations.NullMarked;
