/** Several processes on one database: one owns the live state, the others stand by. */
@NullMarked
package app.parley.cluster;

import org.jspecify.annotations.NullMarked;
