package app.parley.boot;

import app.parley.config.Config;
import app.parley.kernel.TimeSource;
import app.parley.oidc.Oidc;
import app.parley.oidc.OidcSettings;
import app.parley.store.account.OidcIdentityStore;
import app.parley.store.db.Database;
import app.parley.store.db.ServerSecrets;
import org.jspecify.annotations.Nullable;

/** Wires signing in by an OpenID provider. */
final class OidcModule {
    private OidcModule() {}

    /** @return null if no provider is configured */
    static @Nullable Oidc open(Config config, Database database, Oidc.People people, TimeSource clock) {
        OidcSettings settings = config.oidc();
        if (settings == null) {
            return null;
        }
        byte[] secret = new ServerSecrets(database).secret("oidc");
        return Oidc.open(settings, new OidcIdentityStore(database), people, secret, clock);
    }
}
