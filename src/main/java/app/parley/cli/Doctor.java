package app.parley.cli;

import app.parley.boot.DirectOperator;
import app.parley.door.ExitCode;
import app.parley.store.db.WholeDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the checks and shows what they found, what to do included. */
final class Doctor {
    private static final String STATE = "state";

    private final Terminal terminal;
    private final Operators operators;

    Doctor(Terminal terminal, Operators operators) {
        this.terminal = terminal;
        this.operators = operators;
    }

    ExitCode look() throws Exception {
        boolean serving = operators.isServing();
        List<Map<?, ?>> checks = new ArrayList<>();
        checks.add(serving ? item("server", "ok", "It runs, and answers.") : database());
        Object found = operators
                .ask("doctor", Map.of(), terminal.progress(), terminal.raw())
                .get("checks");
        if (found instanceof List<?> list) {
            list.forEach(check -> checks.add((Map<?, ?>) check));
        }
        boolean bad = checks.stream().anyMatch(check -> "error".equals(check.get(STATE)));
        return terminal.tell(
                bad ? ExitCode.UNHEALTHY : ExitCode.DONE,
                Map.of("serving", serving, "checks", checks),
                checks.stream().flatMap(check -> lines(check).stream()).toList());
    }

    private Map<String, Object> database() {
        try (WholeDatabase database = DirectOperator.whole(operators.config().database())) {
            database.refuseWhatIsNotOurs();
            String version = database.version();
            return item(
                    "database",
                    "ok",
                    version == null
                            ? "It can be used; the server makes its tables when it starts."
                            : "It can be used; its tables are of version " + version + ".");
        } catch (RuntimeException e) {
            return item("database", "error", String.valueOf(Failures.of(e).getMessage()));
        }
    }

    private static Map<String, Object> item(String id, String state, String text) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", id);
        item.put(STATE, state);
        item.put("text", text);
        return item;
    }

    private static List<String> lines(Map<?, ?> check) {
        List<String> lines = new ArrayList<>();
        lines.add("%-8s %-11s %s".formatted(check.get(STATE), check.get("id"), check.get("text")));
        Object advice = check.get("advice");
        boolean problem = "error".equals(check.get(STATE)) || "warning".equals(check.get(STATE));
        if (advice != null && problem) {
            lines.add("%-20s %s".formatted("", advice));
        }
        return lines;
    }
}
