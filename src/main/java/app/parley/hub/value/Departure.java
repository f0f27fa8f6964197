package app.parley.hub.value;

/** How a session lost its socket, which decides how long its peers are held. */
public enum Departure {
    /** The client said that its page goes: a closed tab, or a reload that comes back at once. */
    TAB_CLOSED,
    /** The socket is gone, in whatever way. The client may come back within the resume window. */
    CONNECTION_LOST,
    /** The client came back and could not resume: its next session takes the places back with their tickets. */
    RESUME_FAILED
}
