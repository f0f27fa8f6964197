/** The STUN and TURN servers that clients get, with credentials that expire. */
@NullMarked
package app.parley.ice;

import org.jspecify.annotations.NullMarked;
