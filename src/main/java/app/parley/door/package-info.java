/**
 * The way from a shell on the same machine into the running server: a socket in the data directory, which only its
 * owner may open. Nothing of it is on the network.
 */
@NullMarked
package app.parley.door;

import org.jspecify.annotations.NullMarked;
