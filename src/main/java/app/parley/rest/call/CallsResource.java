package app.parley.rest.call;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import app.parley.calls.CallCursor;
import app.parley.calls.CallFilter;
import app.parley.calls.CallLog;
import app.parley.calls.CallMeasurements;
import app.parley.calls.CallQuery;
import app.parley.calls.CallSort;
import app.parley.calls.CallView;
import app.parley.calls.LoggedCall;
import app.parley.calls.Viewer;
import app.parley.calls.quality.ViewerLocale;
import app.parley.calls.stats.CallCounts;
import app.parley.hub.HubAdmin;
import app.parley.kernel.CallId;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.people.Audit;
import app.parley.people.AuditAction;
import app.parley.people.AuthenticatedUser;
import app.parley.rest.http.AuditActors;
import app.parley.rest.http.AwaitStored;
import app.parley.rest.http.ETags;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.Paging;
import app.parley.rest.http.QueryParameters;
import app.parley.rest.http.Resource;
import app.parley.rest.http.Routes;
import app.parley.rest.http.Routes.Who;
import app.parley.rest.http.ViewerLocales;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Lists, shows, exports, ends and deletes calls of the log. */
public final class CallsResource implements Resource {
    private final CallLog log;
    private final CallCounts counts;
    private final CallExports exports;
    private final HubAdmin hub;
    private final Audit audit;
    private final InstantSource clock;
    private final JsonBodies bodies;

    public CallsResource(
            CallLog log, CallCounts counts, HubAdmin hub, Audit audit, InstantSource clock, JsonBodies bodies) {
        this.log = log;
        this.counts = counts;
        this.hub = hub;
        this.exports = new CallExports(log, bodies.json());
        this.audit = audit;
        this.clock = clock;
        this.bodies = bodies;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(GET, "/calls", Who.SIGNED_IN, this::list);
        routes.add(GET, "/calls/stats", Who.SIGNED_IN, this::count);
        routes.add(GET, "/calls/{call}", Who.SIGNED_IN, this::show);
        routes.add(GET, "/calls/{call}/quality", Who.SIGNED_IN, this::showLines);
        routes.add(POST, "/calls/{call}/end", Who.ADMINS, this::end);
        routes.add(DELETE, "/calls/{call}", Who.ADMINS, this::delete);
    }

    private void list(Context ctx, AuthenticatedUser caller) {
        CallFormat format = CallFormat.of(ctx);
        QueryParameters parameters = new QueryParameters(ctx);
        CallFilter filter = CallFilters.read(parameters);
        CallSort sort = CallFilters.sort(parameters);
        ZoneId zone = StatsParameters.zoneOrNull(parameters);
        boolean marked = parameters.flag("bom");
        parameters.check();
        ViewerLocale locale = ViewerLocales.of(ctx, caller, zone);
        if (format != CallFormat.JSON) {
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            ctx.header(
                    "Content-Disposition",
                    "attachment; filename=\"parley-calls-%s.%s\"".formatted(today, format.suffix()));
            CallExports.Wanted wanted = new CallExports.Wanted(viewer(caller), filter, sort, marked);
            exports.send(ctx, wanted, format, call -> CallView.of(call, locale));
            return;
        }
        Paging paging = Paging.of(ctx);
        List<LoggedCall> found = log.find(
                new CallQuery(viewer(caller), filter, sort, paging.limit() + 1, CallFilters.cursor(paging, sort)));
        bodies.page(ctx, paging, found, call -> CallCursor.after(sort, call).text(), call -> CallView.of(call, locale));
    }

    private void count(Context ctx, AuthenticatedUser caller) {
        QueryParameters parameters = new QueryParameters(ctx);
        bodies.ok(ctx, counts.count(StatsParameters.read(parameters, viewer(caller), clock.instant())));
    }

    private void show(Context ctx, AuthenticatedUser caller) {
        ViewerLocale locale = locale(ctx, caller);
        answer(ctx, require(ctx, caller), locale);
    }

    private void showLines(Context ctx, AuthenticatedUser caller) {
        ViewerLocale locale = locale(ctx, caller);
        CallMeasurements lines =
                log.lines(ctx.pathParam("call"), viewer(caller)).orElseThrow(CallsResource::unknown);
        bodies.ok(ctx, QualityColumns.of(lines, locale));
    }

    /** The hub knows calls that are over for some minutes only, the log for good. */
    private void end(Context ctx, AuthenticatedUser caller) {
        ViewerLocale locale = locale(ctx, caller);
        CallId id = new CallId(ctx.pathParam("call"));
        boolean over = log.find(id.value(), viewer(caller))
                .filter(call -> call.endedAt() != null)
                .isPresent();
        if (over) {
            throw new RequestException(ErrorCode.CALL_OVER, "This call is over.");
        }
        AwaitStored.await(hub.endCall(id));
        audit.note(AuditActors.of(ctx, caller), AuditAction.CALL_ENDED, id.value(), null);
        answer(ctx, require(ctx, caller), locale);
    }

    private void delete(Context ctx, AuthenticatedUser caller) {
        LoggedCall call = require(ctx, caller);
        ETags.guard(ctx, ETags.of(call));
        if (call.endedAt() == null) {
            throw new RequestException(ErrorCode.CONFLICT, "The call is not over yet.");
        }
        log.delete(call.id());
        audit.note(AuditActors.of(ctx, caller), AuditAction.CALL_DELETED, call.id(), null);
        ctx.status(204);
    }

    private LoggedCall require(Context ctx, AuthenticatedUser caller) {
        return log.find(ctx.pathParam("call"), viewer(caller)).orElseThrow(CallsResource::unknown);
    }

    private void answer(Context ctx, LoggedCall call, ViewerLocale locale) {
        ctx.header("ETag", ETags.of(call));
        bodies.ok(ctx, CallView.of(call, locale));
    }

    private static ViewerLocale locale(Context ctx, AuthenticatedUser caller) {
        QueryParameters parameters = new QueryParameters(ctx);
        ZoneId zone = StatsParameters.zoneOrNull(parameters);
        parameters.check();
        return ViewerLocales.of(ctx, caller, zone);
    }

    private static RequestException unknown() {
        return new RequestException(ErrorCode.NO_SUCH_CALL, "There is no such call.");
    }

    private static Viewer viewer(AuthenticatedUser caller) {
        return new Viewer(caller.person().user().value(), caller.person().admin());
    }
}
