/** The relay as a server: UDP, TCP and TLS on java.nio, around the TURN engine. */
@NullMarked
package app.parley.relay;

import org.jspecify.annotations.NullMarked;
