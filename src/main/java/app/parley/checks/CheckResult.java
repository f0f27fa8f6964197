package app.parley.checks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of one check.
 *
 * @param checkedAt when it last came to its end; null where it never did
 */
public record CheckResult(
        CheckId id, Finding finding, @Nullable Instant checkedAt) {
    public CheckState state() {
        return finding.outcome().state();
    }
}
