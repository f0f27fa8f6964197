/** Subscriptions to web push as stored. */
@NullMarked
package app.parley.store.push;

import org.jspecify.annotations.NullMarked;
