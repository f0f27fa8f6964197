package app.parley.cli;

import app.parley.door.ExitCode;
import app.parley.door.OperatorFailure;
import app.parley.kernel.ParleyVersion;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** All commands but those on admins and passkeys. Each asks the running server or, where none runs, does it by itself. */
@Command(
        name = "parley",
        description = "Self-hosted video chat for small teams. Without a command, the server starts.",
        footer = {
            "",
            "Settings come from the environment, as for the server: PARLEY_DATA or DATABASE_URL say where the data are.",
            "Exit codes: 0 done, 1 failed, 2 wrong command line, 3 doctor found an error, 4 damaged backup,",
            "5 backup of a newer Parley, 6 database not empty, 7 file not writable, 8 database not usable."
        })
final class Commands implements Callable<Integer> {
    private final Terminal terminal;
    private final Operators operators;
    private final Runnable serve;
    private final Help help;

    /** Shows how commands are used. */
    @FunctionalInterface
    interface Help {
        /** @return the exit code */
        int show(List<String> names);
    }

    Commands(Terminal terminal, Operators operators, Runnable serve, Help help) {
        this.help = help;
        this.terminal = terminal;
        this.operators = operators;
        this.serve = serve;
    }

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Answer with one JSON object.")
    void setJson(boolean json) {
        terminal.setJson(json);
    }

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show what there is.")
    void setHelp(boolean help) {
        // picocli shows it by itself.
    }

    @Override
    public Integer call() {
        return serve();
    }

    @Command(description = "Show what there is, or what belongs to one command.")
    int help(@Parameters(arity = "0..*", paramLabel = "COMMAND") @Nullable List<String> names) {
        return help.show(names == null ? List.of() : names);
    }

    @Command(description = "Start the server.")
    int serve() {
        serve.run();
        return Shell.STAYS;
    }

    @Command(description = "Say which version this is.")
    int version() {
        String java = Runtime.version().toString();
        return terminal.tell(
                        ExitCode.DONE,
                        Map.of("version", ParleyVersion.TEXT, "java", java),
                        List.of("Parley " + ParleyVersion.TEXT + ", Java " + java))
                .code();
    }

    @Command(description = "Check whether the server works for the people it is for.")
    int doctor() {
        return terminal.run(() -> new Doctor(terminal, operators).look()).code();
    }

    @Command(description = "Write all data into a file, also while the server runs.")
    int backup(
            @Parameters(paramLabel = "FILE", description = "The file to write; - for standard output.") String file,
            @Option(names = "--force", description = "Replace the file if it is there.") boolean force) {
        return terminal.run(() -> new DataCommands(terminal, operators).backup(file, force))
                .code();
    }

    @Command(description = "Fill an empty database from a backup, whichever kind both are. Stop the server first.")
    int restore(@Parameters(paramLabel = "FILE", description = "The backup.") Path file) {
        return terminal.run(() -> new DataCommands(terminal, operators).restore(file))
                .code();
    }

    @Command(description = "Copy all data from the embedded database into an empty PostgreSQL. Stop the server first.")
    int move(
            @Nullable
                    @Option(
                            names = "--to",
                            paramLabel = "URL",
                            description = "Where PostgreSQL is; without it, what DATABASE_URL says.")
                    String to) {
        return terminal.run(() -> new DataCommands(terminal, operators).move(to))
                .code();
    }

    @Command(description = "Make a link by which somebody joins the team, or comes as a guest of one room.")
    int invite(
            @Nullable @Option(names = "--guest", paramLabel = "ROOM", description = "The room that guests may enter.")
                    String room,
            @Option(
                            names = "--days",
                            paramLabel = "N",
                            defaultValue = "7",
                            description = "How long the link works; ${DEFAULT-VALUE}.")
                    int days,
            @Nullable @Option(names = "--uses", paramLabel = "N", description = "How often it works; no limit without.")
                    Integer uses,
            @Nullable @Option(names = "--by", paramLabel = "USER", description = "Who invites; without it, an admin.")
                    String by) {
        return terminal.run(() -> {
                    Map<String, String> arguments = new HashMap<>();
                    put(arguments, "room", room);
                    put(arguments, "by", by);
                    put(arguments, "days", atLeastOne("--days", days));
                    put(arguments, "uses", uses == null ? null : atLeastOne("--uses", uses));
                    return link("invite", arguments);
                })
                .code();
    }

    @Command(name = "reset-password", description = "Make a link by which somebody sets a new password, once.")
    int resetPassword(@Parameters(paramLabel = "USER") String user) {
        return terminal.run(() -> link("reset-password", Map.of("user", user))).code();
    }

    private ExitCode link(String command, Map<String, String> arguments) throws Exception {
        Map<String, ?> told = operators.ask(command, arguments, terminal.progress(), terminal.raw());
        return terminal.tell(ExitCode.DONE, new LinkedHashMap<>(told), Links.lines(told));
    }

    private static String atLeastOne(String option, int number) {
        if (number < 1 || number > 10_000) {
            throw new OperatorFailure(ExitCode.USAGE, option + " must be from 1 to 10000.");
        }
        return Integer.toString(number);
    }

    private static void put(Map<String, String> arguments, String name, @Nullable String value) {
        if (value != null) {
            arguments.put(name, value);
        }
    }
}
