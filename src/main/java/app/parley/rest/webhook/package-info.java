/** Endpoints of webhooks and their deliveries. */
@NullMarked
package app.parley.rest.webhook;

import org.jspecify.annotations.NullMarked;
