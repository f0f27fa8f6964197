package app.parley.rest.service;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import app.parley.checks.CheckResult;
import app.parley.checks.Checks;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.Resource;
import app.parley.rest.http.Routes;
import app.parley.rest.http.Routes.Who;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the server found out about itself, for admins. */
public final class ChecksResource implements Resource {
    private final Checks checks;
    private final JsonBodies wire;

    public ChecksResource(Checks checks, JsonBodies wire) {
        this.checks = checks;
        this.wire = wire;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(GET, "/checks", Who.ADMINS, (ctx, caller) -> wire.ok(ctx, view()));
        routes.add(POST, "/checks", Who.ADMINS, (ctx, caller) -> {
            checks.run();
            ctx.status(202);
            wire.ok(ctx, view());
        });
    }

    private ChecksView view() {
        return new ChecksView(
                checks.isRunning(), checks.results().stream().map(CheckView::of).toList());
    }

    private record ChecksView(boolean running, List<CheckView> items) {}

    private record CheckView(
            String id,
            String state,
            String code,
            String text,
            @Nullable String advice,
            Map<String, String> detail,
            @Nullable Instant checkedAt) {
        static CheckView of(CheckResult result) {
            return new CheckView(
                    result.id().wire(),
                    result.state().wire(),
                    result.finding().outcome().code(),
                    result.finding().text(),
                    result.finding().advice(),
                    result.finding().detail(),
                    result.checkedAt());
        }
    }
}
