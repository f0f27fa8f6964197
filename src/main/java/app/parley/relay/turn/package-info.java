/** The TURN engine (RFC 8656): allocations, permissions, channels, quotas; knows no socket. */
@NullMarked
package app.parley.relay.turn;

import org.jspecify.annotations.NullMarked;
