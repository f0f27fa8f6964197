package app.parley.rest.service;

import static io.javalin.http.HandlerType.GET;

import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.Resource;
import app.parley.rest.http.Routes;
import app.parley.rest.http.Routes.Who;
import java.util.function.Supplier;

/** Shows admins what the server keeps: how much, for how long, and how the backups are. */
public final class StorageResource implements Resource {
    private final Supplier<StorageView> storage;
    private final JsonBodies bodies;

    public StorageResource(Supplier<StorageView> storage, JsonBodies bodies) {
        this.storage = storage;
        this.bodies = bodies;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(GET, "/admin/storage", Who.ADMINS, (ctx, caller) -> bodies.ok(ctx, storage.get()));
    }
}
