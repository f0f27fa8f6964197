/** What goes into the hub and comes out of it: commands, events, views, and the ports to the world outside. */
@NullMarked
package app.parley.hub.value;

import org.jspecify.annotations.NullMarked;
