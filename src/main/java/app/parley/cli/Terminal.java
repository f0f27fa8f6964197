package app.parley.cli;

import app.parley.door.ExitCode;
import app.parley.door.OperatorFailure;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Where a command writes: results to one stream, as lines or as one JSON object, all else to the other. */
public final class Terminal {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;
    private final PrintStream errors;
    private final boolean watched;
    private boolean json;

    /** @param watched whether a person sees {@code errors} as they come */
    public Terminal(PrintStream out, PrintStream errors, boolean watched) {
        this.out = out;
        this.errors = errors;
        this.watched = watched;
    }

    void setJson(boolean json) {
        this.json = json;
    }

    PrintStream errors() {
        return errors;
    }

    PrintStream out() {
        return out;
    }

    /** Takes a result that is bytes. */
    OutputStream raw() {
        return out;
    }

    /** Whether something of the result could not be written. */
    boolean hasLostOutput() {
        return out.checkError();
    }

    ProgressBar progress() {
        return new ProgressBar(errors, watched);
    }

    /** Runs a command; what it throws becomes a sentence. */
    ExitCode run(Callable<ExitCode> command) {
        try {
            return command.call();
        } catch (OperatorFailure e) {
            return fail(e.exit(), String.valueOf(e.getMessage()));
        } catch (Exception e) {
            OperatorFailure known = Failures.of(e);
            return fail(known.exit(), String.valueOf(known.getMessage()));
        }
    }

    private ExitCode fail(ExitCode exit, String sentence) {
        if (json) {
            print(exit, Map.of("error", sentence));
        } else {
            errors.println(sentence);
        }
        return exit;
    }

    /** @param lines for people; {@code values} are the same for programs */
    ExitCode tell(ExitCode exit, Map<String, ?> values, List<String> lines) {
        if (json) {
            print(exit, values);
        } else {
            lines.forEach(out::println);
        }
        return exit;
    }

    private void print(ExitCode exit, Map<String, ?> values) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("ok", exit == ExitCode.DONE);
        all.put("exit", exit.code());
        all.putAll(values);
        try {
            out.println(JSON.writeValueAsString(all));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("values of a command are always JSON", e);
        }
    }
}
