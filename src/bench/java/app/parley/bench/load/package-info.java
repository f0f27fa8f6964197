/** A WebSocket client cheap enough to load a server from the machine it runs on. Knows nothing of Parley. */
@NullMarked
package app.parley.bench.load;

import org.jspecify.annotations.NullMarked;
