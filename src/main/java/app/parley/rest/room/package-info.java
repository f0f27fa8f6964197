/** Endpoints of rooms and their messages. */
@NullMarked
package app.parley.rest.room;

import org.jspecify.annotations.NullMarked;
