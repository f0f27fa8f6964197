/** Erases people: decides which accounts may be erased, and under which alias their calls stay. */
@NullMarked
package app.parley.privacy;

import org.jspecify.annotations.NullMarked;
