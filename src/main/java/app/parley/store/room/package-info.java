/** Room definitions and chat, as stored. */
@NullMarked
package app.parley.store.room;

import org.jspecify.annotations.NullMarked;
