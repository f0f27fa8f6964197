/** What is still to be written to a socket, and how it is written. */
@NullMarked
package app.parley.ws.write;

import org.jspecify.annotations.NullMarked;
