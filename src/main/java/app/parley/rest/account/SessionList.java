package app.parley.rest.account;

import app.parley.kernel.UserId;
import app.parley.people.AuthenticatedUser;
import app.parley.people.LoginSession;
import app.parley.people.LoginSessions;
import app.parley.push.PushSubscription;
import app.parley.push.PushSubscriptions;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.Paging;
import app.parley.rest.http.RestJson;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists where somebody is signed in, for themselves and for admins. */
final class SessionList {
    private final LoginSessions sessions;
    private final PushSubscriptions subscriptions;
    private final JsonBodies bodies;

    SessionList(LoginSessions sessions, PushSubscriptions subscriptions, JsonBodies bodies) {
        this.sessions = sessions;
        this.subscriptions = subscriptions;
        this.bodies = bodies;
    }

    private record SessionView(
            String id,
            Instant createdAt,
            Instant lastSeenAt,
            String device,
            @Nullable String address,
            boolean current,
            boolean push,
            boolean elsewhere) {}

    void answer(Context ctx, AuthenticatedUser caller, UserId user) {
        Paging paging = Paging.of(ctx);
        Set<String> rung =
                subscriptions.of(user).stream().map(PushSubscription::signIn).collect(Collectors.toSet());
        Set<String> elsewhere = sessions.openedElsewhere(user);
        List<LoginSession> found = paging.cut(sessions.of(user).stream(), SessionList::key);
        bodies.page(
                ctx,
                paging,
                found,
                SessionList::key,
                session -> new SessionView(
                        session.id(),
                        session.createdAt(),
                        session.lastSeenAt(),
                        session.device(),
                        session.address(),
                        session.id().equals(caller.credential()),
                        rung.contains(session.id()),
                        elsewhere.contains(session.id())));
    }

    private static String key(LoginSession session) {
        return RestJson.time(session.createdAt()) + session.id();
    }
}
