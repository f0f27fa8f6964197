/** The certificate with which this server speaks TLS, also the relay: read, and read again when it changes. */
@NullMarked
package app.parley.tls;

import org.jspecify.annotations.NullMarked;
