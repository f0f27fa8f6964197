/** Endpoints of the call log: calls, statistics, exports; and of ICE servers. */
@NullMarked
package app.parley.rest.call;

import org.jspecify.annotations.NullMarked;
