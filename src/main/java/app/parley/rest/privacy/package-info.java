/** Endpoints for a user's own data. */
@NullMarked
package app.parley.rest.privacy;

import org.jspecify.annotations.NullMarked;
