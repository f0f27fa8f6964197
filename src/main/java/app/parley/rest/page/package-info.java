/** Serves the page's files and the OpenAPI document. */
@NullMarked
package app.parley.rest.page;

import org.jspecify.annotations.NullMarked;
