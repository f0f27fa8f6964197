/** Web push: subscriptions, keys, encryption, and the rings that reach devices without a socket. */
@NullMarked
package app.parley.push;

import org.jspecify.annotations.NullMarked;
