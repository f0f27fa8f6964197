package app.parley.rest;

/** A part of the API. */
@FunctionalInterface
public interface Resource {
    void addTo(Routes routes);
}
