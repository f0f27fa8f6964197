/** STUN messages (RFC 8489), read and written in place. */
@NullMarked
package app.parley.relay.stun;

import org.jspecify.annotations.NullMarked;
