/** Decides which rooms exist and how they are named, and remembers their passcodes. */
@NullMarked
package app.parley.rooms;

import org.jspecify.annotations.NullMarked;
