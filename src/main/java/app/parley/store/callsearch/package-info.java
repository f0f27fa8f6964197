/** Finds the calls that match a filter, along the indexes. */
@NullMarked
package app.parley.store.callsearch;

import org.jspecify.annotations.NullMarked;
