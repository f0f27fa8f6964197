package app.parley.store.backup;

/** Hears how far long work is. It may throw to break the work off. */
@FunctionalInterface
public interface Progress {
    Progress NONE = (step, done, total) -> {};

    /**
     * Called now and then.
     *
     * @param step such as {@code Writing}
     * @param done of {@code total} rows
     */
    void at(String step, long done, long total);
}
