/** The command line: what {@code java -jar parley.jar} understands, and how it answers. */
@NullMarked
package app.parley.cli;

import org.jspecify.annotations.NullMarked;
