/** The OpenID provider: how it is found and asked, and which of its tokens are believed. */
@NullMarked
package app.parley.oidc.provider;

import org.jspecify.annotations.NullMarked;
