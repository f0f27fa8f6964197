/** Statistics of calls: past days packed, filtered and summed. */
@NullMarked
package app.parley.calls.stats;

import org.jspecify.annotations.NullMarked;
