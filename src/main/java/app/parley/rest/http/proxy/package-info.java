/** Determines the client's address and the requested origin behind proxies. */
@NullMarked
package app.parley.rest.http.proxy;

import org.jspecify.annotations.NullMarked;
