/** The call log: its values, its views, and the port that reads it. */
@NullMarked
package app.parley.calls;

import org.jspecify.annotations.NullMarked;
