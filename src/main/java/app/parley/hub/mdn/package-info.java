/**
 * The dialect of MDN's signaling sample inside the hub: its clients by name, their calls, and calls between them and users
 * of STOMP. Knows the hub through HubOperations; the hub knows it as HubExtension only.
 */
@NullMarked
package app.parley.hub.mdn;

import org.jspecify.annotations.NullMarked;
