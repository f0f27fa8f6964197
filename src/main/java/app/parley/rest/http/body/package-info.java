/** Request bodies read and answers written without holding a thread. */
@NullMarked
package app.parley.rest.http.body;

import org.jspecify.annotations.NullMarked;
