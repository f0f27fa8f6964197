/**
 * STUN (RFC 8489) and TURN (RFC 8656) over UDP, TCP and TLS: relays media of clients whose networks let nothing else through. All state
 * belongs to one thread of its own. Imports nothing but the JDK; what it needs of the house is given to its constructor.
 */
@NullMarked
package app.parley.relay;

import org.jspecify.annotations.NullMarked;
