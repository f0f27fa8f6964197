package app.parley.rest.webhook;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;

import app.parley.people.Audit;
import app.parley.people.AuditAction;
import app.parley.people.AuthenticatedUser;
import app.parley.rest.http.AuditActors;
import app.parley.rest.http.ETags;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.Paging;
import app.parley.rest.http.RequestFields;
import app.parley.rest.http.Resource;
import app.parley.rest.http.Routes;
import app.parley.rest.http.Routes.Who;
import app.parley.webhooks.EventType;
import app.parley.webhooks.Webhook;
import app.parley.webhooks.WebhookRepository.Place;
import app.parley.webhooks.Webhooks;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Manages the subscribers for events of calls, visits and new users. */
public final class WebhooksResource implements Resource {
    private final Webhooks webhooks;
    private final Audit audit;
    private final JsonBodies bodies;

    public WebhooksResource(Webhooks webhooks, Audit audit, JsonBodies bodies) {
        this.webhooks = webhooks;
        this.audit = audit;
        this.bodies = bodies;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(GET, "/webhooks", Who.ADMINS, this::list);
        routes.add(POST, "/webhooks", Who.ADMINS, this::create);
        routes.add(PATCH, "/webhooks/{webhook}", Who.ADMINS, this::change);
        routes.add(DELETE, "/webhooks/{webhook}", Who.ADMINS, this::delete);
    }

    /** @param secret null, and then omitted, except in the answer to its creator */
    private record WebhookView(
            String id,
            URI url,
            List<String> types,
            Instant createdAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String secret) {
        static WebhookView of(Webhook webhook) {
            return of(webhook, null);
        }

        static WebhookView of(Webhook webhook, @Nullable String secret) {
            List<String> types =
                    webhook.types().stream().sorted().map(EventType::wire).toList();
            return new WebhookView(webhook.id(), webhook.url(), types, webhook.createdAt(), secret);
        }
    }

    private void list(Context ctx, AuthenticatedUser caller) {
        Paging paging = Paging.of(ctx);
        List<Webhook> found = webhooks.page(place(paging.afterAged()), paging.limit() + 1);
        bodies.page(ctx, paging, found, webhook -> Paging.key(webhook.createdAt(), webhook.id()), WebhookView::of);
    }

    private void create(Context ctx, AuthenticatedUser caller) {
        RequestFields input = bodies.read(ctx);
        URI url = url(input);
        Set<EventType> types = types(input);
        input.check();
        Webhook webhook = webhooks.create(url, types);
        audit.note(AuditActors.of(ctx, caller), AuditAction.WEBHOOK_CREATED, webhook.id(), null);
        ctx.header("ETag", etag(webhook));
        bodies.created(ctx, Routes.BASE + "/webhooks/" + webhook.id(), WebhookView.of(webhook, webhook.secret()));
    }

    private void change(Context ctx, AuthenticatedUser caller) {
        RequestFields input = bodies.read(ctx);
        Webhook known = webhooks.get(ctx.pathParam("webhook"));
        URI url = input.has("url") ? url(input) : null;
        Set<EventType> types = input.has("types") ? types(input) : null;
        input.check();
        Webhook changed = webhooks.change(known.id(), current -> {
            ETags.guard(ctx, etag(current));
            return current.with(url == null ? current.url() : url, types == null ? current.types() : types);
        });
        audit.note(AuditActors.of(ctx, caller), AuditAction.WEBHOOK_CHANGED, changed.id(), null);
        ctx.header("ETag", etag(changed));
        bodies.ok(ctx, WebhookView.of(changed));
    }

    private void delete(Context ctx, AuthenticatedUser caller) {
        Webhook known = webhooks.get(ctx.pathParam("webhook"));
        ETags.guard(ctx, etag(known));
        webhooks.delete(known.id());
        audit.note(AuditActors.of(ctx, caller), AuditAction.WEBHOOK_DELETED, known.id(), null);
        ctx.status(204);
    }

    private URI url(RequestFields input) {
        String text = input.string("url");
        Optional<String> fault = webhooks.faultOf(text);
        if (fault.isPresent()) {
            input.fault("url", fault.get());
        }
        return fault.isEmpty() ? URI.create(text) : URI.create("");
    }

    private static Set<EventType> types(RequestFields input) {
        return input.someOf("types", EventType::subscribable, EventType.allWires());
    }

    private static String etag(Webhook webhook) {
        return ETags.of(
                webhook.id(), webhook.url(), webhook.types().stream().sorted().toList());
    }

    private static @Nullable Place place(Paging.@Nullable Aged after) {
        return after == null ? null : new Place(after.at(), after.id());
    }
}
