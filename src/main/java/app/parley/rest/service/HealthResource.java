package app.parley.rest.service;

import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.Resource;
import app.parley.rest.http.Routes;
import java.util.function.BooleanSupplier;

/** Answers health checks: whether the process lives, and whether it accepts requests. */
public final class HealthResource implements Resource {
    /** Who does not serve answers elsewhere: StandbyServer. */
    private static final String OWNER = "owner";

    private final BooleanSupplier databaseAnswers;
    private final BooleanSupplier draining;
    private final long epoch;
    private final Live live;
    private final JsonBodies bodies;

    /**
     * @param epoch counts the processes that served this database
     * @param instance random for each process; shows whether an address leads to this process
     */
    public HealthResource(
            BooleanSupplier databaseAnswers, BooleanSupplier draining, long epoch, String instance, JsonBodies bodies) {
        this.epoch = epoch;
        live = new Live("ok", instance);
        this.databaseAnswers = databaseAnswers;
        this.draining = draining;
        this.bodies = bodies;
    }

    @Override
    public void addTo(Routes routes) {
        routes.outsideTheApi("/health/live", ctx -> bodies.ok(ctx, live));
        routes.outsideTheApi("/health/ready", ctx -> {
            String status = status();
            ctx.status(status.equals("ok") ? 200 : 503);
            bodies.ok(ctx, new Health(status, OWNER, epoch));
        });
    }

    private record Live(String status, String instance) {}

    private record Health(String status, String role, long epoch) {}

    private String status() {
        if (draining.getAsBoolean()) {
            return "draining";
        }
        return databaseAnswers.getAsBoolean() ? "ok" : "database-away";
    }
}
