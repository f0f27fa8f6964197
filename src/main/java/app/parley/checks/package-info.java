/**
 * Looks whether this server works for the people it is for: its storage, its public address, its relays. Speaks to the configured public URL and
 * the configured TURN servers only, follows nobody elsewhere, and never waits longer than {@link app.parley.checks.Attempt} allows.
 */
@NullMarked
package app.parley.checks;

import org.jspecify.annotations.NullMarked;
