/** The parts that all endpoints share: bodies, errors, paging, proxies, cookies, limits. */
@NullMarked
package app.parley.rest.http;

import org.jspecify.annotations.NullMarked;
