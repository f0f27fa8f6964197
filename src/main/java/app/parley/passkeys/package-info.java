/** Passkeys (WebAuthn): added, signed in with, renamed, removed, required. One class alone knows the library. */
@NullMarked
package app.parley.passkeys;

import org.jspecify.annotations.NullMarked;
