/** The JSON messages of MDN's sample "Signaling and video calling". */
@NullMarked
package app.parley.protocol.json;

import org.jspecify.annotations.NullMarked;
