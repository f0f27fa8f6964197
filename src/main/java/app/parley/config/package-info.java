/** The settings: read from the environment, and checked, at start. */
@NullMarked
package app.parley.config;

import org.jspecify.annotations.NullMarked;
