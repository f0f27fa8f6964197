/** Live state: sessions, rooms, peers, calls being rung, presence. Imports nothing but the JDK; the world is behind ports. */
@NullMarked
package app.parley.hub;

import org.jspecify.annotations.NullMarked;
