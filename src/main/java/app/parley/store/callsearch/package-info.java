/** Finds the calls that a filter means, along the indexes. */
@NullMarked
package app.parley.store.callsearch;

import org.jspecify.annotations.NullMarked;
