/** Tables for accounts, sessions, tokens, invites, the audit log and presence. */
@NullMarked
package app.parley.store.account;

import org.jspecify.annotations.NullMarked;
