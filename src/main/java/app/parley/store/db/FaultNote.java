package app.parley.store.db;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps what only a programmer can read of a failed start in a file of its own, out of the one sentence for a person. */
public final class FaultNote {
    private FaultNote() {}

    /** @return where it is written down, as words for a sentence */
    public static String of(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        try {
            Path file = Files.writeString(Files.createTempFile("parley-fault-", ".txt"), trace.toString());
            return "please report it with " + file;
        } catch (IOException e) {
            return "please report it: " + failure.getClass().getSimpleName();
        }
    }
}
