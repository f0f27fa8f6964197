/** Accounts, sessions, tokens, invites, the audit log and presence, as stored. */
@NullMarked
package app.parley.store.account;

import org.jspecify.annotations.NullMarked;
