/** Subscribers, events, signatures and delivery. */
@NullMarked
package app.parley.webhooks;

import org.jspecify.annotations.NullMarked;
