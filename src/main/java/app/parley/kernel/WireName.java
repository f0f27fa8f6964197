package app.parley.kernel;

/** A constant of a closed set, under the name that the protocol, the REST API and the database have for it. */
public interface WireName {
    String wire();
}
