package app.parley.rest.webhook;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import app.parley.people.Audit;
import app.parley.people.AuditAction;
import app.parley.people.AuthenticatedUser;
import app.parley.rest.http.AuditActors;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.Paging;
import app.parley.rest.http.Resource;
import app.parley.rest.http.Routes;
import app.parley.rest.http.Routes.Who;
import app.parley.webhooks.Delivery;
import app.parley.webhooks.Webhooks;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists a subscriber's deliveries with their results. */
public final class DeliveriesResource implements Resource {
    private final Webhooks webhooks;
    private final Audit audit;
    private final JsonBodies bodies;

    public DeliveriesResource(Webhooks webhooks, Audit audit, JsonBodies bodies) {
        this.webhooks = webhooks;
        this.audit = audit;
        this.bodies = bodies;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(POST, "/webhooks/{webhook}/ping", Who.ADMINS, this::ping);
        routes.add(GET, "/webhooks/{webhook}/deliveries", Who.ADMINS, this::list);
        routes.add(POST, "/webhooks/{webhook}/deliveries/{delivery}/replay", Who.ADMINS, this::replay);
    }

    private record DeliveryView(
            String id,
            String event,
            String type,
            String state,
            Instant createdAt,
            int attempts,
            @Nullable Instant lastAttemptAt,
            @Nullable Instant nextAttemptAt,
            @Nullable Integer status,
            @Nullable String error,
            List<Delivery.Attempt> history,
            @JsonRawValue String body) {
        static DeliveryView of(Delivery delivery) {
            return new DeliveryView(
                    delivery.id(),
                    delivery.event(),
                    delivery.type(),
                    delivery.state().wire(),
                    delivery.createdAt(),
                    delivery.attempts(),
                    delivery.lastAttemptAt(),
                    delivery.nextAttemptAt(),
                    delivery.lastStatus(),
                    delivery.lastError(),
                    delivery.history(),
                    delivery.body());
        }
    }

    private void ping(Context ctx, AuthenticatedUser caller) {
        accepted(ctx, webhooks.ping(ctx.pathParam("webhook")));
    }

    private void list(Context ctx, AuthenticatedUser caller) {
        Paging paging = Paging.of(ctx);
        List<Delivery> found = webhooks.deliveries(ctx.pathParam("webhook"), seq(paging.after()), paging.limit() + 1);
        bodies.page(ctx, paging, found, delivery -> Long.toString(delivery.seq()), DeliveryView::of);
    }

    private void replay(Context ctx, AuthenticatedUser caller) {
        Delivery again = webhooks.replay(ctx.pathParam("webhook"), ctx.pathParam("delivery"));
        audit.note(AuditActors.of(ctx, caller), AuditAction.WEBHOOK_REPLAYED, again.webhook(), null);
        accepted(ctx, again);
    }

    private void accepted(Context ctx, Delivery delivery) {
        ctx.status(202);
        bodies.ok(ctx, DeliveryView.of(delivery));
    }

    private static @Nullable Long seq(@Nullable String key) {
        try {
            return key == null ? null : Long.valueOf(key);
        } catch (NumberFormatException e) {
            throw Paging.wrongCursor();
        }
    }
}
