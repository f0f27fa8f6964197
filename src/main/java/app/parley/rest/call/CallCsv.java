package app.parley.rest.call;

import app.parley.calls.LoggedCall;
import app.parley.calls.LoggedPerson;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes calls as CSV (RFC 4180), with one line for each participant of each call. Stateless. */
public final class CallCsv {
    /** The header line. */
    public static final String HEADER =
            "call_id,kind,room,media,call_outcome,started_at,answered_at,ended_at,ring_seconds,duration_seconds,"
                    + "user,name,guest,role,outcome,joined_at,left_at,seconds,verdict\r\n";

    // A spreadsheet would run a cell that starts with one of these as a formula.
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private CallCsv() {}

    public static void write(LoggedCall call, Appendable out) throws IOException {
        String callCells = line(
                call.id(),
                call.kind().wire(),
                call.room().id(),
                call.media().wire(),
                call.outcome().wire(),
                time(call.startedAt()),
                time(call.answeredAt()),
                time(call.endedAt()),
                call.ringSeconds(),
                call.durationSeconds());
        for (LoggedPerson person : call.people()) {
            List<LoggedPerson.Span> spans = person.spans();
            out.append(callCells)
                    .append(',')
                    .append(line(
                            person.user(),
                            person.name(),
                            person.guest(),
                            person.role().wire(),
                            person.outcome().wire(),
                            spans.isEmpty() ? "" : time(spans.get(0).joinedAt()),
                            spans.isEmpty()
                                    ? ""
                                    : time(spans.get(spans.size() - 1).leftAt()),
                            person.seconds(),
                            person.quality().verdict()))
                    .append("\r\n");
        }
    }

    private static String line(Object... cells) {
        return List.of(cells).stream().map(cell -> cell(cell.toString())).collect(Collectors.joining(","));
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static String time(@Nullable Instant instant) {
        return instant == null ? "" : TIME.format(instant);
    }
}
