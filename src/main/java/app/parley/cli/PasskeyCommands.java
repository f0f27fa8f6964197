package app.parley.cli;

import app.parley.door.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Commands on passkeys. */
@Command(description = "See who has passkeys, and remove somebody's.")
final class PasskeyCommands {
    private final Terminal terminal;
    private final Operators operators;

    PasskeyCommands(Terminal terminal, Operators operators) {
        this.terminal = terminal;
        this.operators = operators;
    }

    @Command(description = "Say who has how many passkeys.")
    int list() {
        return terminal.run(() -> {
                    Map<String, ?> told = operators.ask("passkeys list", Map.of(), terminal.progress(), terminal.raw());
                    return terminal.tell(ExitCode.DONE, told, lines(told));
                })
                .code();
    }

    @Command(description = "Remove all passkeys of somebody who lost the device.")
    int remove(@Parameters(paramLabel = "USER") String user) {
        return terminal.run(() -> {
                    Map<String, ?> told =
                            operators.ask("passkeys remove", Map.of("user", user), terminal.progress(), terminal.raw());
                    return terminal.tell(
                            ExitCode.DONE, told, List.of("Passkeys removed for " + user + ": " + told.get("removed")));
                })
                .code();
    }

    private static List<String> lines(Map<String, ?> told) {
        List<String> lines = new ArrayList<>();
        if (told.get("people") instanceof List<?> people) {
            for (Object one : people) {
                Map<?, ?> person = (Map<?, ?>) one;
                Object used = person.get("lastUsedAt");
                lines.add("%-32s %3s%s%s"
                        .formatted(
                                person.get("user"),
                                person.get("passkeys"),
                                used == null ? "" : "  last used " + used,
                                Boolean.FALSE.equals(person.get("active")) ? "  disabled" : ""));
            }
        }
        return lines;
    }
}
