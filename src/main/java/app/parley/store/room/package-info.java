/** Tables of room definitions and chat. */
@NullMarked
package app.parley.store.room;

import org.jspecify.annotations.NullMarked;
