/** What running a server takes beside its purpose: TURN credentials, the delivery of webhooks. Imports the ports of hub and webhooks. */
@NullMarked
package app.parley.ops;

import org.jspecify.annotations.NullMarked;
