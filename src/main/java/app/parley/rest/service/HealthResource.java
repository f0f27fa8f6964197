package app.parley.rest.service;

import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.Resource;
import app.parley.rest.http.Routes;
import java.util.function.BooleanSupplier;

/** For whoever runs the server: does the process live, and should requests be sent to it? */
public final class HealthResource implements Resource {
    private final BooleanSupplier databaseAnswers;
    private final BooleanSupplier draining;
    private final Live live;
    private final JsonBodies wire;

    /** @param instance random, and another one for each process: tells whether an address leads here */
    public HealthResource(BooleanSupplier databaseAnswers, BooleanSupplier draining, String instance, JsonBodies wire) {
        live = new Live("ok", instance);
        this.databaseAnswers = databaseAnswers;
        this.draining = draining;
        this.wire = wire;
    }

    @Override
    public void addTo(Routes routes) {
        routes.outsideTheApi("/health/live", ctx -> wire.ok(ctx, live));
        routes.outsideTheApi("/health/ready", ctx -> {
            String status = status();
            ctx.status(status.equals("ok") ? 200 : 503);
            wire.ok(ctx, new Health(status));
        });
    }

    private record Live(String status, String instance) {}

    private record Health(String status) {}

    private String status() {
        if (draining.getAsBoolean()) {
            return "draining";
        }
        return databaseAnswers.getAsBoolean() ? "ok" : "database-away";
    }
}
