package app.parley.rest.call;

import app.parley.kernel.PreCallCheck;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection test as the API shows it. */
public record PreCallCheckView(Instant at, List<ResultView> results) {
    public static @Nullable PreCallCheckView of(@Nullable PreCallCheck check) {
        return check == null
                ? null
                : new PreCallCheckView(
                        check.at(), check.results().stream().map(ResultView::of).toList());
    }

    record ResultView(
            String id,
            String state,
            @Nullable String code,
            @Nullable Integer ms,
            @Nullable Integer kbps,
            @Nullable Double level) {
        static ResultView of(PreCallCheck.Result result) {
            return new ResultView(
                    result.step().wire(),
                    result.state().wire(),
                    result.code(),
                    result.ms(),
                    result.kbps(),
                    result.level());
        }
    }
}
