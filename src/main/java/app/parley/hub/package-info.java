/** The live state: sessions, rooms, calls, rings and presence, under one lock and in memory only. */
@NullMarked
package app.parley.hub;

import org.jspecify.annotations.NullMarked;
