package app.parley.rest.http;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.rest.http.proxy.PublicOrigin;
import jakarta.servlet.http.HttpServletRequest;

/** Refuses changes with this site's cookie that come from a page of another site. */
public final class SameOrigin {
    private final PublicOrigin publicOrigin;

    public SameOrigin(PublicOrigin publicOrigin) {
        this.publicOrigin = publicOrigin;
    }

    void check(HttpServletRequest request) {
        if (!isSame(request)) {
            throw new RequestException(
                    ErrorCode.FORBIDDEN,
                    "This may only be asked by a page of this server: Origin is missing or another.");
        }
    }

    private boolean isSame(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        String fetchSite = request.getHeader("Sec-Fetch-Site");
        if (origin == null) {
            return "same-origin".equals(fetchSite);
        }
        return publicOrigin.isOwn(origin, request.isSecure(), request.getHeader("Host"), fetchSite);
    }
}
