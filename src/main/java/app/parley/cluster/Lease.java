package app.parley.cluster;

import java.util.OptionalLong;

/** Port: one owner at a time, each in an epoch of its own. All may throw {@link Unreachable}. */
public interface Lease extends AutoCloseable {
    /** @return the epoch that begins with this process as the owner; empty while another one is */
    OptionalLong claim();

    /** Asks for nothing: whether there is an answer. */
    void look();

    /** Asks the owner to hand it over. */
    void want();

    /** Holds it in that epoch for another term. */
    Renewal renew(long epoch);

    /** What becomes of a renewal. */
    enum Renewal {
        HELD,
        /** It is held, and another process asks for it. */
        WANTED,
        /** Another process is the owner. */
        LOST
    }

    /** Gives it up, so that another one need not wait for its end. */
    void release(long epoch);

    @Override
    void close();

    /** The same may succeed later. */
    final class Unreachable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** @param message why, for the log */
        public Unreachable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
