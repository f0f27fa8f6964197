package app.parley.rest.push;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.kernel.TimeSource;
import app.parley.people.AuthenticatedUser;
import app.parley.people.SlidingWindowLimiter;
import app.parley.push.PushSubscription;
import app.parley.push.PushSubscriptions;
import app.parley.push.RingPushes;
import app.parley.rest.http.ETags;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.RequestFields;
import app.parley.rest.http.Resource;
import app.parley.rest.http.Routes;
import app.parley.rest.http.Routes.Who;
import io.javalin.http.Context;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Subscribes the caller's browser to rings that come while no page is open in it. */
public final class PushResource implements Resource {
    private static final int MOST_TESTS = 10;
    private static final Duration TESTS_WINDOW = Duration.ofMinutes(15);

    private final PushSubscriptions subscriptions;
    private final @Nullable RingPushes pushes;
    private final @Nullable String publicKey;
    private final SlidingWindowLimiter tests;
    private final JsonBodies bodies;

    /**
     * @param pushes null where push is switched off
     * @param publicKey for which browsers subscribe; null where push is switched off
     */
    public PushResource(
            PushSubscriptions subscriptions,
            @Nullable RingPushes pushes,
            @Nullable String publicKey,
            TimeSource clock,
            JsonBodies bodies) {
        this.subscriptions = subscriptions;
        this.pushes = pushes;
        this.publicKey = publicKey;
        this.tests = new SlidingWindowLimiter(MOST_TESTS, TESTS_WINDOW, clock);
        this.bodies = bodies;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(GET, "/push", Who.MEMBERS, this::show);
        routes.add(POST, "/push/subscriptions", Who.MEMBERS, this::subscribe);
        routes.add(DELETE, "/push/subscriptions/{subscription}", Who.MEMBERS, this::unsubscribe);
        routes.add(POST, "/push/subscriptions/{subscription}/test", Who.MEMBERS, this::test);
    }

    /** @param subscription of the caller's sign-in; null for none */
    private record PushView(
            boolean enabled,
            @Nullable String publicKey,
            @Nullable SubscriptionView subscription) {}

    private record SubscriptionView(String id, Instant createdAt) {
        static SubscriptionView of(PushSubscription subscription) {
            return new SubscriptionView(subscription.signIn(), subscription.createdAt());
        }
    }

    private void show(Context ctx, AuthenticatedUser caller) {
        SubscriptionView own = pushes == null
                ? null
                : find(caller, caller.credential()).map(SubscriptionView::of).orElse(null);
        bodies.ok(ctx, new PushView(pushes != null, publicKey, own));
    }

    private void subscribe(Context ctx, AuthenticatedUser caller) {
        requireOn();
        if (caller.session() == null) {
            throw new RequestException(
                    ErrorCode.FORBIDDEN, "Only a browser that is signed in has notifications, not an API token.");
        }
        RequestFields input = bodies.read(ctx);
        String endpoint = input.string("endpoint");
        subscriptions.faultOf(endpoint).ifPresent(fault -> input.fault("endpoint", fault));
        RequestFields given = input.object("keys");
        String p256dh = given.string("p256dh");
        String auth = given.string("auth");
        Optional<PushSubscription.Keys> keys = PushSubscription.Keys.parse(p256dh, auth);
        if (keys.isEmpty()) {
            input.fault("keys", "must be a point of P-256 (p256dh) and 16 bytes (auth), in base64url");
        }
        input.check();
        PushSubscription made = subscriptions.subscribe(
                caller.person().user(), caller.credential(), URI.create(endpoint), keys.orElseThrow());
        bodies.created(ctx, Routes.BASE + "/push/subscriptions/" + made.signIn(), SubscriptionView.of(made));
    }

    private void unsubscribe(Context ctx, AuthenticatedUser caller) {
        ETags.guard(ctx, ETags.NONE);
        subscriptions.unsubscribe(caller.person().user(), ctx.pathParam("subscription"));
        ctx.status(204);
    }

    private void test(Context ctx, AuthenticatedUser caller) {
        RingPushes sending = requireOn();
        PushSubscription to = find(caller, ctx.pathParam("subscription"))
                .orElseThrow(() -> new RequestException(ErrorCode.NOT_FOUND, "There is no such subscription."));
        tests.take(caller.person().user().value());
        sending.test(to);
        ctx.status(202);
        bodies.ok(ctx, SubscriptionView.of(to));
    }

    private Optional<PushSubscription> find(AuthenticatedUser caller, String id) {
        return subscriptions.of(caller.person().user()).stream()
                .filter(one -> one.signIn().equals(id))
                .findFirst();
    }

    private RingPushes requireOn() {
        if (pushes == null) {
            throw new RequestException(ErrorCode.FORBIDDEN, "Notifications are switched off on this server.");
        }
        return pushes;
    }
}
