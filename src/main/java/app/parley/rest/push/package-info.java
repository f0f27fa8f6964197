/** Notifications of rings: subscribing to them, and declining from one. */
@NullMarked
package app.parley.rest.push;

import org.jspecify.annotations.NullMarked;
