/** What running a server takes beside its purpose: TURN credentials. Imports the hub's ports. */
@NullMarked
package app.parley.ops;

import org.jspecify.annotations.NullMarked;
