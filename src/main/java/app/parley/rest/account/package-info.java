/** Endpoints of accounts: set-up, sign-in, people, tokens, invites, presence, audit. */
@NullMarked
package app.parley.rest.account;

import org.jspecify.annotations.NullMarked;
