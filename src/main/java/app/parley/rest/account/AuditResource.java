package app.parley.rest.account;

import static io.javalin.http.HandlerType.GET;

import app.parley.people.AuditAction;
import app.parley.people.AuditLog;
import app.parley.people.AuditRepository.Entry;
import app.parley.people.AuditRepository.Filter;
import app.parley.people.AuditRepository.Place;
import app.parley.people.AuthenticatedUser;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.Paging;
import app.parley.rest.http.QueryParameters;
import app.parley.rest.http.Resource;
import app.parley.rest.http.Routes;
import app.parley.rest.http.Routes.Who;
import io.javalin.http.Context;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists the audit log for admins, the newest entry first. */
public final class AuditResource implements Resource {
    private final AuditLog audit;
    private final JsonBodies bodies;

    public AuditResource(AuditLog audit, JsonBodies bodies) {
        this.audit = audit;
        this.bodies = bodies;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(GET, "/audit", Who.ADMINS, this::list);
    }

    private void list(Context ctx, AuthenticatedUser caller) {
        QueryParameters query = new QueryParameters(ctx);
        Filter filter = new Filter(
                query.text("actor"), actions(query), query.text("target"), query.time("from"), query.time("to"));
        query.check();
        Paging paging = Paging.of(ctx);
        List<Entry> found = audit.page(filter, place(paging), paging.limit() + 1);
        bodies.page(ctx, paging, found, entry -> Paging.key(entry.at(), Long.toString(entry.seq())), AuditView::of);
    }

    private static Set<AuditAction> actions(QueryParameters query) {
        Set<AuditAction> actions = EnumSet.noneOf(AuditAction.class);
        for (String name : query.texts("action")) {
            Set<AuditAction> named = AuditAction.named(name);
            if (named.isEmpty()) {
                query.fault("action", "must be actions that the document names, or what they begin with");
                break;
            }
            actions.addAll(named);
        }
        return actions;
    }

    private static @Nullable Place place(Paging paging) {
        Paging.Aged aged = paging.afterAged();
        if (aged == null) {
            return null;
        }
        if (!aged.id().matches("\\d{1,18}")) {
            throw Paging.wrongCursor();
        }
        return new Place(aged.at(), Long.parseLong(aged.id()));
    }
}
