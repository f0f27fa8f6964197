package app.parley.cli;

import app.parley.door.ExitCode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Understands a command line and runs what it says. */
public final class Shell {
    /** What {@link #run} returns where the process is to go on. */
    public static final int STAYS = -1;

    private final Terminal terminal;
    private final Map<String, String> environment;
    private final Runnable serve;
    private @Nullable CommandLine whole;

    /** @param serve starts the server, which then runs in threads of its own */
    public Shell(Terminal terminal, Map<String, String> environment, Runnable serve) {
        this.terminal = terminal;
        this.environment = environment;
        this.serve = serve;
    }

    /** Runs one command line of this process, and leaves its standard output to the result. */
    public static int run(String[] arguments, Map<String, String> environment, Runnable serve) {
        PrintStream out = System.out;
        // Logs go where errors go; what the server logs when it is served is set back below.
        System.setOut(System.err);
        Terminal terminal = new Terminal(out, System.err, isWatched());
        return new Shell(terminal, environment, () -> {
                    System.setOut(out);
                    serve.run();
                })
                .run(arguments);
    }

    /** @return the exit code, or {@link #STAYS} */
    public int run(String... arguments) {
        Operators operators = new Operators(environment);
        CommandLine line = new CommandLine(new Commands(terminal, operators, serve, this::help));
        whole = line;
        line.addSubcommand("admin", new AdminCommands(terminal, operators));
        line.addSubcommand("passkeys", new PasskeyCommands(terminal, operators));
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.errors(), true, StandardCharsets.UTF_8));
        return line.execute(arguments);
    }

    private int help(List<String> names) {
        CommandLine shown = whole;
        for (String name : names) {
            shown = shown == null ? null : shown.getSubcommands().get(name);
        }
        if (shown == null) {
            terminal.errors().println("There is no command '" + String.join(" ", names) + "'.");
            return ExitCode.USAGE.code();
        }
        shown.usage(terminal.out());
        return ExitCode.DONE.code();
    }

    /** Whether standard error is a terminal; only Linux says so. */
    private static boolean isWatched() {
        try {
            String standardError =
                    Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return standardError.startsWith("/dev/pts/") || standardError.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
