package app.parley.door;

import java.io.OutputStream;
import java.util.Map;

/** Does what the owner of the server asks for on a command line, where a server runs or where none does. */
@FunctionalInterface
public interface Operator {
    /**
     * Does it.
     *
     * @param command such as {@code invite}
     * @return what came out, as values for JSON
     * @throws OperatorFailure with a sentence
     */
    Map<String, ?> perform(String command, Map<String, String> arguments, Listener listener);

    /** Where what comes before the end goes. */
    interface Listener {
        void progress(String step, long done, long total);

        /** Takes bytes, such as those of a backup. */
        OutputStream data();
    }
}
