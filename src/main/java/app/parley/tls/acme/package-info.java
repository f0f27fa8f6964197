/** A certificate that a certificate authority gives by itself (ACME, RFC 8555), and renews in time. */
@NullMarked
package app.parley.tls.acme;

import org.jspecify.annotations.NullMarked;
