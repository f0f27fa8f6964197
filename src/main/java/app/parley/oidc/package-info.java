/** Signing in by an OpenID provider: attempts, accounts and their identities, sign-outs that the provider tells of. */
@NullMarked
package app.parley.oidc;

import org.jspecify.annotations.NullMarked;
