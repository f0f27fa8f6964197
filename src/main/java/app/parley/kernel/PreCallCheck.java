package app.parley.kernel;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody's connection test before a call showed (protocol, section 5).
 *
 * @param results of each step that was tested, once
 */
public record PreCallCheck(Instant at, List<Result> results) {
    private static final Pattern CODE = Pattern.compile("[a-z0-9-]{1,32}");
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    public PreCallCheck {
        require(at.isAfter(EARLIEST) && at.isBefore(LATEST), "A check was made in this century or the next.");
        results = List.copyOf(results);
        require(!results.isEmpty(), "A check has at least one result.");
        require(results.stream().map(Result::step).distinct().count() == results.size(), "A check has each step once.");
    }

    /**
     * What one step showed.
     *
     * @param code why it is not {@code ok}
     * @param ms a round trip in milliseconds
     * @param kbps kilobits per second
     * @param level how loud the microphone got, 0 to 1
     */
    public record Result(
            Step step,
            State state,
            @Nullable String code,
            @Nullable Integer ms,
            @Nullable Integer kbps,
            @Nullable Double level) {
        public Result {
            require(code == null || CODE.matcher(code).matches(), "A code has 1 to 32 of a-z, 0-9 and '-'.");
            require((ms == null || ms >= 0) && (kbps == null || kbps >= 0), "What is measured is not negative.");
            require(level == null || (level >= 0 && level <= 1), "A level is from 0 to 1.");
        }
    }

    /** In the order in which they are tested and shown. */
    public enum Step {
        MICROPHONE,
        CAMERA,
        SERVER,
        RELAY_UDP,
        RELAY_TCP,
        RELAY_TLS,
        UPLOAD;

        public String wire() {
            return WireNames.of(this);
        }

        public static Step of(String wire) {
            return find(values(), Step::wire, wire);
        }
    }

    public enum State {
        OK,
        WARNING,
        FAILED,
        SKIPPED;

        public String wire() {
            return WireNames.of(this);
        }

        public static State of(String wire) {
            return find(values(), State::wire, wire);
        }
    }

    private static <T> T find(T[] values, Function<T, String> name, String wanted) {
        return Arrays.stream(values)
                .filter(value -> name.apply(value).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new RequestException(
                        ErrorCode.BAD_REQUEST,
                        "A check has no '" + wanted.substring(0, Math.min(32, wanted.length())) + "'."));
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new RequestException(ErrorCode.BAD_REQUEST, sentence);
        }
    }
}
