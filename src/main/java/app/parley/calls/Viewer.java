package app.parley.calls;

/**
 * The user who reads the log.
 *
 * @param admin sees every call; other users see the calls in which they took part
 */
public record Viewer(String user, boolean admin) {}
