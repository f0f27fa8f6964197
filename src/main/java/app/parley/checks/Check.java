package app.parley.checks;

import java.io.IOException;

/** Looks at one thing. */
public interface Check {
    CheckId id();

    /**
     * Looks now.
     *
     * @param attempt by which all sockets are opened
     * @throws IOException for what has gone wrong with a connection to {@link Attempt#target}
     */
    Finding run(Attempt attempt) throws IOException;
}
