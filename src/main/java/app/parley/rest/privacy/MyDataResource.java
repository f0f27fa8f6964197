package app.parley.rest.privacy;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;

import app.parley.calls.quality.ViewerLocale;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.kernel.UserId;
import app.parley.people.Account;
import app.parley.people.Audit;
import app.parley.people.AuditAction;
import app.parley.people.AuthenticatedUser;
import app.parley.privacy.Erasures;
import app.parley.rest.account.MeView;
import app.parley.rest.http.AuditActors;
import app.parley.rest.http.ETags;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.Resource;
import app.parley.rest.http.Routes;
import app.parley.rest.http.Routes.Who;
import app.parley.rest.http.SessionCookie;
import app.parley.rest.http.ViewerLocales;
import app.parley.rest.http.body.AbortedResponse;
import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows a user how long data is kept, exports all data of that user, and deletes the account. */
public final class MyDataResource implements Resource {
    private static final Logger LOG = LoggerFactory.getLogger(MyDataResource.class);

    /** Each export holds a thread until its client has read everything. */
    private static final int MOST_AT_ONCE = 4;

    private static final Duration ANOTHER_TIME = Duration.ofSeconds(10);

    private final PersonalDataExport dataExport;
    private final Erasures erasures;
    private final Audit audit;
    private final int retentionDays;
    private final SessionCookie cookie;
    private final InstantSource clock;
    private final JsonBodies bodies;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    /** @param retentionDays 0 for no limit */
    public MyDataResource(
            PersonalDataExport dataExport,
            Erasures erasures,
            Audit audit,
            int retentionDays,
            SessionCookie cookie,
            InstantSource clock,
            JsonBodies bodies) {
        this.dataExport = dataExport;
        this.erasures = erasures;
        this.audit = audit;
        this.retentionDays = retentionDays;
        this.cookie = cookie;
        this.clock = clock;
        this.bodies = bodies;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(GET, "/retention", Who.SIGNED_IN, (ctx, caller) -> bodies.ok(ctx, new RetentionView(retentionDays)));
        routes.add(GET, "/me/export", Who.SIGNED_IN, this::export);
        routes.add(DELETE, "/me/data", Who.SIGNED_IN, this::erase);
    }

    private record RetentionView(int days) {}

    /** The data that {@code GET /session} does not contain. */
    private record Further(
            Instant createdAt,
            @Nullable Instant lastSeenAt,
            String status,
            String statusText,
            @Nullable Instant statusUntil) {
        static Further of(Account account) {
            return new Further(
                    account.createdAt(),
                    account.lastSeenAt(),
                    account.status().value().wire(),
                    account.status().text(),
                    account.status().until());
        }
    }

    private void export(Context ctx, AuthenticatedUser caller) throws IOException {
        if (!places.tryAcquire()) {
            throw new RequestException(
                    ErrorCode.TOO_MANY, "Too many exports are on the way. Try again when one is done.", ANOTHER_TIME);
        }
        try {
            UserId user = caller.person().user();
            audit.note(AuditActors.of(ctx, caller), AuditAction.DATA_EXPORTED, user.value(), null);
            ctx.contentType(JsonBodies.CONTENT_TYPE)
                    .header("Content-Disposition", "attachment; filename=\"parley-" + user + ".json\"");
            if (!ctx.method().equals(HandlerType.HEAD)) {
                send(ctx, caller);
            }
        } finally {
            places.release();
        }
    }

    private void send(Context ctx, AuthenticatedUser caller) throws IOException {
        try {
            JsonGenerator out = bodies.json().generator(ctx.outputStream());
            write(out, caller, ViewerLocales.of(ctx, caller, null));
            out.flush();
        } catch (RuntimeException e) {
            LOG.warn("An export broke off: {}", e.toString());
            AbortedResponse.cut(ctx);
        }
    }

    private void write(JsonGenerator out, AuthenticatedUser caller, ViewerLocale locale) throws IOException {
        UserId user = caller.person().user();
        Account account = caller.account();
        out.writeStartObject();
        out.writePOJOField("exportedAt", clock.instant());
        out.writePOJOField("profile", MeView.of(caller));
        out.writePOJOField("account", account == null ? null : Further.of(account));
        out.writePOJOField("picture", dataExport.picture(user));
        write(out, "sessions", dataExport.sessions(user));
        write(out, "browsers", dataExport.browsers(user));
        write(out, "passkeys", dataExport.passkeys(user));
        write(out, "identities", dataExport.identities(user));
        write(out, "pushSubscriptions", dataExport.pushSubscriptions(user));
        write(out, "tokens", dataExport.tokens(user));
        write(out, "invites", dataExport.invites(user));
        write(out, "rooms", dataExport.rooms(user));
        write(out, "calls", dataExport.calls(user, locale));
        write(out, "quality", dataExport.quality(user));
        write(out, "messages", dataExport.messages(user));
        write(out, "directMessages", dataExport.directMessages(user));
        write(out, "audit", dataExport.audit(user));
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, String name, Stream<?> items) throws IOException {
        out.writeArrayFieldStart(name);
        for (Iterator<?> all = items.iterator(); all.hasNext(); ) {
            out.writePOJO(all.next());
        }
        out.writeEndArray();
    }

    private void erase(Context ctx, AuthenticatedUser caller) {
        UserId user = caller.person().user();
        if (caller.account() == null) {
            ETags.guard(ctx, ETags.NONE);
            erasures.eraseGuest(user, AuditActors.of(ctx, caller));
        } else {
            erasures.eraseAccount(
                    user, current -> ETags.guard(ctx, MeView.of(current).etag()), AuditActors.of(ctx, caller));
        }
        cookie.clear(ctx);
        ctx.status(204);
    }
}
