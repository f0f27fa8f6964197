package app.parley.store.db;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the technical details of a failed start to a separate file, so that the message for the user stays one
 * sentence.
 */
public final class FaultNote {
    private FaultNote() {}

    /** @return the location of the file, as words for a sentence */
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
