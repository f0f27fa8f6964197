package app.parley.calls;

/**
 * Who reads the log.
 *
 * @param admin sees every call; others see the calls they were part of
 */
public record Viewer(String user, boolean admin) {}
