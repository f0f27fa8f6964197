package app.parley.calls.quality;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of one language for what a line was like. */
public interface VerdictPhrases {
    String notMeasured();

    String overall(QualityLevel level);

    /**
     * @param name null for the asker's own line
     * @param when as {@link #throughout}, {@link #at} or {@link #between} has it
     */
    String symptom(QualitySymptom what, @Nullable String name, String when);

    String throughout();

    String at(String time);

    String between(String from, String to);

    /** @param protocol null where it is not known */
    String relayed(@Nullable String protocol);

    String sentence(List<String> clauses);
}
