package app.parley;

import app.parley.rest.ClientAddress;
import app.parley.rest.PublicOrigin;
import app.parley.rest.SessionCookie;
import app.parley.ws.FrontDoor;
import java.util.Locale;
import java.util.Set;

/** Tells sockets what REST knows of origins and cookies. Proxies are seen through before either is asked. */
final class HouseDoor implements FrontDoor {
    private final PublicOrigin publicOrigin;
    private final Set<String> origins;

    HouseDoor(PublicOrigin publicOrigin, Set<String> origins) {
        this.publicOrigin = publicOrigin;
        this.origins = origins;
    }

    @Override
    public boolean welcomes(String origin, Approach approach) {
        if (origins.contains("*") || origins.contains(origin)) {
            return true;
        }
        String host = approach.header("Host");
        if (host == null) {
            return false;
        }
        // Behind a proxy that is not trusted yet the scheme looks wrong here; the browser knows better.
        return origin.equals(publicOrigin.of(approach.secure(), host))
                || ("same-origin".equals(approach.header("Sec-Fetch-Site"))
                        && origin.endsWith("://" + host.toLowerCase(Locale.ROOT)));
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
