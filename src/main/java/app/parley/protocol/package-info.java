/** What both protocols share: JSON, signals, rate limits, and who somebody is. */
@NullMarked
package app.parley.protocol;

import org.jspecify.annotations.NullMarked;
