/** Which rooms exist, what they are called, and who remembers their passcodes. */
@NullMarked
package app.parley.rooms;

import org.jspecify.annotations.NullMarked;
