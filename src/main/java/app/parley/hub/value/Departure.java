package app.parley.hub.value;

/** How a session lost its socket, which decides how long its peers are held. */
public enum Departure {
    /** The client closed the socket in order: a closed tab, or a reload that comes back at once. */
    TAB_CLOSED,
    /** The socket broke, or the server closed it. The client may come back within the resume window. */
    CONNECTION_LOST
}
