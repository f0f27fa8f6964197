/** https without a proxy: where the server listens for it, and what leads there from http. */
@NullMarked
package app.parley.tls.http;

import org.jspecify.annotations.NullMarked;
