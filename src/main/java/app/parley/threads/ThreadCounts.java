package app.parley.threads;

/**
 * How many threads work may hold. Together with those of the Java machine and of regular jobs, fewer than 60 run on one or
 * two cores: each has a stack, and more of them do nothing faster there.
 *
 * @param requests answers of the API at once. Exports may hold some of them for long; with the others, more at once would
 *     only queue for the cores
 * @param passwords one more than are hashed at once, so that the next is looked up meanwhile
 * @param passcodes hashed behind the passwords
 * @param provider requests at once that wait for the provider of sign-ins
 * @param signIns sockets at once that ask the database whose cookie it is
 * @param sockets for sockets and pages, which wait for nothing, and for one that selects and one that accepts
 */
public record ThreadCounts(int requests, int passwords, int passcodes, int provider, int signIns, int sockets) {
    /** Each holds a thread until its reader has taken everything. */
    public static final int EXPORTS_OF_CALLS = 4;

    /** The same; most are small enough to be sent without a thread. */
    public static final int EXPORTS_OF_OWN_DATA = 2;

    private static final int MOST_CORES = 16;

    public static ThreadCounts ofThisMachine() {
        return of(Runtime.getRuntime().availableProcessors());
    }

    static ThreadCounts of(int allCores) {
        int cores = Math.min(MOST_CORES, allCores);
        return new ThreadCounts(
                EXPORTS_OF_CALLS + EXPORTS_OF_OWN_DATA + 1 + cores,
                hashedAtOnce(cores) + 1,
                1,
                2,
                1 + (cores + 1) / 2,
                3 + cores);
    }

    /** Passwords that are hashed at the same time: one core stays free for active calls. */
    public static int hashedAtOnce(int cores) {
        return Math.max(1, Math.min(4, cores - 1));
    }

    int all() {
        return requests + passwords + passcodes + provider + signIns + sockets;
    }

    /** Answers that may hold a thread while their readers are slow: all exports, and one more. */
    public int writing() {
        return EXPORTS_OF_CALLS + EXPORTS_OF_OWN_DATA + 1;
    }
}
