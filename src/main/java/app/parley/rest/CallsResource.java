package app.parley.rest;

import static io.javalin.http.HandlerType.GET;

import app.parley.calls.Asker;
import app.parley.calls.CallCursor;
import app.parley.calls.CallFilter;
import app.parley.calls.CallLog;
import app.parley.calls.CallQuery;
import app.parley.calls.CallSort;
import app.parley.calls.LoggedCall;
import app.parley.hub.Code;
import app.parley.hub.Refusal;
import app.parley.people.SignedIn;
import app.parley.rest.Routes.Who;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The call log. */
public final class CallsResource implements Resource {
    private final CallLog log;
    private final CallExports exports;
    private final InstantSource clock;
    private final Wire wire;

    public CallsResource(CallLog log, InstantSource clock, Wire wire) {
        this.log = log;
        this.exports = new CallExports(log, wire.json());
        this.clock = clock;
        this.wire = wire;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(GET, "/calls", Who.SIGNED_IN, this::list);
        routes.add(GET, "/calls/stats", Who.SIGNED_IN, this::count);
        routes.add(GET, "/calls/{call}", Who.SIGNED_IN, this::show);
    }

    private void list(Context ctx, SignedIn caller) {
        CallFormat format = CallFormat.of(ctx);
        Parameters parameters = new Parameters(ctx);
        CallFilter filter = CallFilters.read(parameters);
        CallSort sort = CallFilters.sort(parameters);
        parameters.check();
        if (format != CallFormat.JSON) {
            export(ctx, new CallExports.Wanted(asker(caller), filter, sort), format);
            return;
        }
        Paging paging = Paging.of(ctx);
        List<LoggedCall> found = log.find(
                new CallQuery(asker(caller), filter, sort, paging.limit() + 1, CallFilters.cursor(paging, sort)));
        wire.page(ctx, paging, found, call -> CallCursor.after(sort, call).text(), call -> call);
    }

    private void export(Context ctx, CallExports.Wanted wanted, CallFormat format) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        ctx.header("Content-Disposition", "attachment; filename=\"parley-calls-" + today + "." + format.suffix() + '"');
        exports.send(ctx, wanted, format, call -> call);
    }

    private void count(Context ctx, SignedIn caller) {
        Parameters parameters = new Parameters(ctx);
        wire.ok(ctx, log.count(StatsParameters.read(parameters, asker(caller), clock.instant())));
    }

    private void show(Context ctx, SignedIn caller) {
        wire.ok(
                ctx,
                log.find(ctx.pathParam("call"), asker(caller))
                        .orElseThrow(() -> new Refusal(Code.NO_SUCH_CALL, "There is no such call.")));
    }

    private static Asker asker(SignedIn caller) {
        return new Asker(caller.person().user().value(), caller.person().admin());
    }
}
