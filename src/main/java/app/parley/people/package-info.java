/** Accounts, sign-in, sessions, API tokens, invites and the audit log. */
@NullMarked
package app.parley.people;

import org.jspecify.annotations.NullMarked;
