package app.parley.rest.account;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PUT;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.people.Account;
import app.parley.people.Audit;
import app.parley.people.AuditAction;
import app.parley.people.AuthenticatedUser;
import app.parley.people.Picture;
import app.parley.people.Pictures;
import app.parley.rest.http.AuditActors;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.Resource;
import app.parley.rest.http.Routes;
import app.parley.rest.http.Routes.Who;
import io.javalin.http.Context;

/** Shows profile pictures to members, and sets one's own. */
public final class PicturesResource implements Resource {
    private final Pictures pictures;
    private final Audit audit;
    private final JsonBodies bodies;

    public PicturesResource(Pictures pictures, Audit audit, JsonBodies bodies) {
        this.pictures = pictures;
        this.audit = audit;
        this.bodies = bodies;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(GET, "/users/{user}/picture", Who.MEMBERS, this::show);
        routes.addUpload(PUT, "/me/picture", Who.MEMBERS, this::set);
        routes.add(DELETE, "/me/picture", Who.MEMBERS, this::remove);
    }

    private void show(Context ctx, AuthenticatedUser caller) {
        Picture picture = pictures.find(ctx.pathParam("user"))
                .orElseThrow(() -> new RequestException(ErrorCode.NOT_FOUND, "There is no such picture."));
        String etag = '"' + picture.hash() + '"';
        // Below an address with its hash it never changes.
        boolean hashed = picture.hash().equals(ctx.queryParam("v"));
        ctx.header("Cache-Control", hashed ? "private, max-age=31536000, immutable" : "private, no-cache");
        ctx.header("ETag", etag);
        if (etag.equals(ctx.header("If-None-Match"))) {
            ctx.status(304);
            return;
        }
        ctx.contentType(picture.mediaType()).result(picture.content());
    }

    private void set(Context ctx, AuthenticatedUser caller) {
        Account changed = pictures.set(caller.person().user(), bodies.file(ctx));
        note(ctx, caller);
        MeView me = MeView.of(changed);
        ctx.header("ETag", me.etag());
        bodies.ok(ctx, me);
    }

    private void remove(Context ctx, AuthenticatedUser caller) {
        pictures.remove(caller.person().user());
        note(ctx, caller);
        ctx.status(204);
    }

    private void note(Context ctx, AuthenticatedUser caller) {
        audit.note(
                AuditActors.of(ctx, caller),
                AuditAction.USER_CHANGED,
                caller.person().user().value(),
                "picture");
    }
}
