package app.parley.calls.quality;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The phrases of one language for a verdict on a connection. */
public interface VerdictPhrases {
    String notMeasured();

    String overall(QualityLevel level);

    /**
     * @param name null for the viewer's own connection
     * @param when the result of {@link #throughout}, {@link #at} or {@link #between}
     */
    String symptom(QualitySymptom what, @Nullable String name, String when);

    String throughout();

    String at(String time);

    String between(String from, String to);

    /** @param protocol null if unknown */
    String relayed(@Nullable String protocol);

    String sentence(List<String> clauses);
}
