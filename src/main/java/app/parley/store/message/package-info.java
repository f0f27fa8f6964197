/** What people write to each other outside of rooms, as stored. */
@NullMarked
package app.parley.store.message;

import org.jspecify.annotations.NullMarked;
