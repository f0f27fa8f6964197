/** A TURN client, with which the server finds out whether relays work: its own, and those it was told of. */
@NullMarked
package app.parley.relay.client;

import org.jspecify.annotations.NullMarked;
