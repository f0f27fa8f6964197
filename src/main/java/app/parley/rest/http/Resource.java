package app.parley.rest.http;

/** A part of the API. */
@FunctionalInterface
public interface Resource {
    void addTo(Routes routes);
}
