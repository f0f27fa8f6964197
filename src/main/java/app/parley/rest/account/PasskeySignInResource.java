package app.parley.rest.account;

import static io.javalin.http.HandlerType.POST;

import app.parley.passkeys.PasskeyRegistration.Place;
import app.parley.passkeys.PasskeySignIn;
import app.parley.people.LoginSessions.Opened;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.RequestFields;
import app.parley.rest.http.Resource;
import app.parley.rest.http.Routes;
import app.parley.rest.http.SessionCookie;
import io.javalin.http.Context;

/** Signs in by a passkey. */
public final class PasskeySignInResource implements Resource {
    private final PasskeySignIn signIn;
    private final PasskeyOrigin origin;
    private final SessionCookie cookie;
    private final JsonBodies bodies;

    public PasskeySignInResource(PasskeySignIn signIn, PasskeyOrigin origin, SessionCookie cookie, JsonBodies bodies) {
        this.signIn = signIn;
        this.origin = origin;
        this.cookie = cookie;
        this.bodies = bodies;
    }

    @Override
    public void addTo(Routes routes) {
        routes.open(POST, "/session/passkey/options", this::ask);
        routes.open(POST, "/session/passkey", this::open);
    }

    private void ask(Context ctx) {
        Place place = origin.asking(ctx);
        bodies.okJson(ctx, signIn.begin(place.site(), place.browser(), place.address()));
    }

    private void open(Context ctx) {
        RequestFields input = bodies.read(ctx);
        String answer = input.json("credential");
        input.check();
        Place place = origin.answering(ctx);
        Opened opened = signIn.finish(place.site(), place.browser(), answer, SessionCookie.visitor(ctx));
        cookie.set(ctx, opened);
        bodies.ok(ctx, MeView.of(opened.caller()));
    }
}
