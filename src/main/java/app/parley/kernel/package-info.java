/** Ids, names, error codes, limits and times, as every other package speaks of them. Imports nothing but the JDK. */
@NullMarked
package app.parley.kernel;

import org.jspecify.annotations.NullMarked;
