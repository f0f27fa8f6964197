/**
 * Upgrades, sockets, bounded outboxes, signs of life and close codes. The only importer of Jetty; knows no message, only
 * the conversations of the dialects. Sits right on Jetty's core, in front of Javalin.
 */
@NullMarked
package app.parley.ws;

import org.jspecify.annotations.NullMarked;
