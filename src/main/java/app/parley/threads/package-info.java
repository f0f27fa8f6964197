/** How many threads the server has, and which work may hold how many of them. */
@NullMarked
package app.parley.threads;

import org.jspecify.annotations.NullMarked;
