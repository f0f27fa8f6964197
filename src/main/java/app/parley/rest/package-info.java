/** Installs the HTTP handlers on a server. */
@NullMarked
package app.parley.rest;

import org.jspecify.annotations.NullMarked;
