/**
 * Who is told of what happens, as values and ports: subscribers, events, deliveries, signatures, which targets are allowed.
 * Imports no other package of Parley but net, people's {@code Rejection} and {@code Secrets}, and calls' values.
 */
@NullMarked
package app.parley.webhooks;

import org.jspecify.annotations.NullMarked;
