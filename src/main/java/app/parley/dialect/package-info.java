/**
 * The two dialects: STOMP frames and JSON messages to the hub's commands, the hub's events to frames and messages. Knows
 * no socket; imports hub, stomp and Jackson.
 */
@NullMarked
package app.parley.dialect;

import org.jspecify.annotations.NullMarked;
