/** Reads the settings from the environment at the start, and checks them. */
@NullMarked
package app.parley.config;

import org.jspecify.annotations.NullMarked;
