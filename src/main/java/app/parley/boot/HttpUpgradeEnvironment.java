package app.parley.boot;

import app.parley.rest.http.SessionCookie;
import app.parley.rest.http.proxy.ClientAddress;
import app.parley.rest.http.proxy.PublicOrigin;
import app.parley.ws.UpgradeEnvironment;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives socket upgrades REST's view of origins and cookies. Requests from proxies are already restored at that point.
 */
public final class HttpUpgradeEnvironment implements UpgradeEnvironment {
    private final PublicOrigin publicOrigin;
    private final Set<String> origins;

    public HttpUpgradeEnvironment(PublicOrigin publicOrigin, Set<String> origins) {
        this.publicOrigin = publicOrigin;
        this.origins = origins.stream().map(PublicOrigin::canonical).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean welcomes(String origin, Approach approach) {
        if (origins.contains("*") || origins.contains(PublicOrigin.canonical(origin))) {
            return true;
        }
        String fetchSite = approach.header("Sec-Fetch-Site");
        return publicOrigin.isOwn(origin, approach.secure(), approach.header("Host"), fetchSite);
    }

    @Override
    public String addressOf(Approach approach) {
        return ClientAddress.text(approach.remoteAddress());
    }

    @Override
    public String cookieName() {
        return SessionCookie.NAME;
    }
}
