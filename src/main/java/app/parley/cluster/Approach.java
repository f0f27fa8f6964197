package app.parley.cluster;

/** How a process comes to serve. */
public enum Approach {
    /** It asks a process that serves to hand over. */
    TAKES_OVER,
    /** It waits until no other process serves. */
    STANDS_BY,
    /** It served until now: the one that it made way for comes first. */
    MADE_WAY
}
