package app.parley.rest.http;

/** Hears of each answer, once it was written. Called by any thread. */
@FunctionalInterface
public interface RequestObserver {
    /**
     * @param route the pattern of the endpoint, never the path itself; {@code websocket} for upgrades, {@code none} where
     *     no endpoint was found
     * @param nanos from the request's headers to the end of the answer
     */
    void answered(String method, String route, int status, long nanos);
}
