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

/** Shows the results of the server's self-checks to admins. */
public final class ChecksResource implements Resource {
    private final Checks checks;
    private final JsonBodies bodies;

    public ChecksResource(Checks checks, JsonBodies bodies) {
        this.checks = checks;
        this.bodies = bodies;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(GET, "/checks", Who.ADMINS, (ctx, caller) -> bodies.ok(ctx, view()));
        routes.add(POST, "/checks", Who.ADMINS, (ctx, caller) -> {
            checks.run();
            ctx.status(202);
            bodies.ok(ctx, view());
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
