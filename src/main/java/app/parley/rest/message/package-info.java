/** Endpoints for what people write to each other outside of rooms. */
@NullMarked
package app.parley.rest.message;

import org.jspecify.annotations.NullMarked;
