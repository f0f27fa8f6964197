package app.parley.checks;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Whether this machine's clock agrees with what the public URL says: a proxy in front has a clock of its own. */
public final class ClockCheck implements Check {
    private static final String PATH = "/health/live";
    private static final Duration DIFFERENT = Duration.ofSeconds(10);
    private static final Duration WRONG = Duration.ofMinutes(1);
    /** {@code Date} has no fractions. */
    private static final Duration COARSENESS = Duration.ofSeconds(1);

    private final @Nullable PublicUrl url;
    private final InstantSource clock;

    public ClockCheck(@Nullable PublicUrl url, InstantSource clock) {
        this.url = url;
        this.clock = clock;
    }

    @Override
    public CheckId id() {
        return CheckId.CLOCK;
    }

    @Override
    public Finding run(Attempt attempt) {
        if (url == null) {
            return Finding.of(CheckOutcome.NO_PUBLIC_URL);
        }
        Instant asked = clock.instant();
        Instant theirs;
        try {
            theirs = date(url.get(attempt, PATH));
        } catch (IOException e) {
            // What is wrong with the address is said by the check of it.
            return Finding.of(CheckOutcome.NOT_REACHED, "target", url.toString());
        }
        if (theirs == null) {
            return Finding.of(CheckOutcome.NO_DATE, "target", url.toString());
        }
        Duration away = away(theirs, asked, clock.instant());
        CheckOutcome outcome = away.compareTo(WRONG) > 0
                ? CheckOutcome.CLOCK_WRONG
                : away.compareTo(DIFFERENT) > 0 ? CheckOutcome.CLOCK_DIFFERS : CheckOutcome.CLOCK_RIGHT;
        return Finding.of(outcome, "target", url.toString(), "seconds", Long.toString(away.toSeconds()));
    }

    /** How far their time is outside of that between question and answer. */
    private static Duration away(Instant theirs, Instant asked, Instant answered) {
        Duration behind = Duration.between(theirs.plus(COARSENESS), asked);
        Duration ahead = Duration.between(answered, theirs);
        Duration larger = behind.compareTo(ahead) > 0 ? behind : ahead;
        return larger.isNegative() ? Duration.ZERO : larger;
    }

    private static @Nullable Instant date(HttpAnswer answer) {
        String date = answer.header("Date");
        try {
            return date == null
                    ? null
                    : ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
