package app.parley.cli;

import app.parley.door.ExitCode;
import app.parley.door.OperatorFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands on admins. */
@Command(description = "Make an admin.")
final class AdminCommands {
    private static final int LONGEST = 4_096;

    private final Terminal terminal;
    private final Operators operators;

    AdminCommands(Terminal terminal, Operators operators) {
        this.terminal = terminal;
        this.operators = operators;
    }

    @Command(description = "Make an account that is an admin, and a link by which they set their password.")
    int create(
            @Parameters(paramLabel = "USER", description = "The name to sign in with.") String user,
            @Nullable @Option(names = "--name", description = "The name that others see.") String name,
            @Option(names = "--password-stdin", description = "Read the password from standard input; then no link.")
                    boolean password) {
        return terminal.run(() -> {
                    Map<String, String> arguments = new HashMap<>();
                    arguments.put("user", user);
                    if (name != null) {
                        arguments.put("name", name);
                    }
                    if (password) {
                        arguments.put("password", standardInput());
                    }
                    Map<String, ?> told = operators.ask("admin create", arguments, terminal.progress(), terminal.raw());
                    List<String> lines = new ArrayList<>(Links.lines(told));
                    lines.add(user + " is an admin.");
                    return terminal.tell(ExitCode.DONE, told, lines);
                })
                .code();
    }

    private static String standardInput() throws IOException {
        String text = new String(System.in.readNBytes(LONGEST), StandardCharsets.UTF_8);
        String line = text.lines().findFirst().orElse("");
        if (line.isEmpty()) {
            throw new OperatorFailure(ExitCode.USAGE, "Standard input has no password in it.");
        }
        return line;
    }
}
