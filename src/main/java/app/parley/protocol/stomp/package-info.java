/** A STOMP 1.2 connection from CONNECT to its end: destinations, receipts, transactions, resume. */
@NullMarked
package app.parley.protocol.stomp;

import org.jspecify.annotations.NullMarked;
