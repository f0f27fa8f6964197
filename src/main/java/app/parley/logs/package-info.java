/** How a line of the log looks: as text for people, or as JSON for what collects it. */
@NullMarked
package app.parley.logs;

import org.jspecify.annotations.NullMarked;
