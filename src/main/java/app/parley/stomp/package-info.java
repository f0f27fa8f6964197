/** STOMP 1.2 frames, to text and back. Knows no socket and no destination; imports nothing but the JDK. */
@NullMarked
package app.parley.stomp;

import org.jspecify.annotations.NullMarked;
