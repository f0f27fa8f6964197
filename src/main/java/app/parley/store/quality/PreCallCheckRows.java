package app.parley.store.quality;

import app.parley.hub.value.Journal.PreCallChecked;
import app.parley.kernel.PreCallCheck;
import app.parley.kernel.PreCallCheck.Result;
import app.parley.kernel.PreCallCheck.State;
import app.parley.kernel.PreCallCheck.Step;
import app.parley.store.db.StoredTypes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes and reads the connection tests that belong to calls. A person's later test replaces the earlier one. */
public final class PreCallCheckRows {
    private static final String INSERT = """
            INSERT INTO pre_call_results
                (call_id, username, step, checked_at, state, code, milliseconds, kbps, loudness)
            SELECT id, CAST(:user AS VARCHAR), CAST(:step AS VARCHAR), CAST(:at AS TIMESTAMP WITH TIME ZONE),
                   CAST(:state AS VARCHAR), CAST(:code AS VARCHAR), CAST(:ms AS INTEGER), CAST(:kbps AS INTEGER),
                   CAST(:level AS DOUBLE PRECISION)
            FROM calls
            WHERE id = :call
            """;

    private static final String SELECT = """
            SELECT username, step, checked_at, state, code, milliseconds, kbps, loudness
            FROM pre_call_results
            WHERE call_id = :call
            """;

    private record Row(String user, Instant at, Result result) {}

    private PreCallCheckRows() {}

    /** Inserts the checks, and drops checks of deleted calls. */
    public static void insert(Handle handle, List<PreCallChecked> checks) {
        for (PreCallChecked checked : checks) {
            String call = checked.call().value();
            String user = checked.user().value();
            handle.execute("DELETE FROM pre_call_results WHERE call_id = ? AND username = ?", call, user);
            PreparedBatch rows = handle.prepareBatch(INSERT);
            for (Result result : checked.check().results()) {
                rows.bind("call", call)
                        .bind("user", user)
                        .bind("at", checked.check().at())
                        .bind("step", result.step().wire())
                        .bind("state", result.state().wire())
                        .bind("code", result.code())
                        .bind("ms", result.ms())
                        .bind("kbps", result.kbps())
                        .bind("level", result.level())
                        .add();
            }
            rows.execute();
        }
    }

    /** Returns each person's check, by user. */
    public static Map<String, PreCallCheck> of(Handle handle, String call) {
        Map<String, List<Row>> rows = new HashMap<>();
        handle.createQuery(SELECT)
                .bind("call", call)
                .map((row, context) -> row(row))
                .forEach(row -> rows.computeIfAbsent(row.user(), user -> new ArrayList<>())
                        .add(row));
        Map<String, PreCallCheck> checks = new HashMap<>();
        rows.forEach((user, own) -> checks.put(user, check(own)));
        return checks;
    }

    private static PreCallCheck check(List<Row> rows) {
        return new PreCallCheck(
                rows.get(0).at(),
                rows.stream()
                        .map(Row::result)
                        .sorted(Comparator.comparing(Result::step))
                        .toList());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("username"),
                StoredTypes.instant(row, "checked_at"),
                new Result(
                        Step.of(row.getString("step")),
                        State.of(row.getString("state")),
                        row.getString("code"),
                        row.getObject("milliseconds", Integer.class),
                        row.getObject("kbps", Integer.class),
                        row.getObject("loudness", Double.class)));
    }
}
