/** Endpoints of the service itself: health and limits. */
@NullMarked
package app.parley.rest.service;

import org.jspecify.annotations.NullMarked;
