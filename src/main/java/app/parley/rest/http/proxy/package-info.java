/** Who the client is, and by which address it came, behind proxies. */
@NullMarked
package app.parley.rest.http.proxy;

import org.jspecify.annotations.NullMarked;
