/** WebSocket upgrades, sockets, liveness and close codes, on Jetty's core WebSocket. */
@NullMarked
package app.parley.ws;

import org.jspecify.annotations.NullMarked;
