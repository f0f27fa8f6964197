/** Puts everything that speaks HTTP on a server. */
@NullMarked
package app.parley.rest;

import org.jspecify.annotations.NullMarked;
