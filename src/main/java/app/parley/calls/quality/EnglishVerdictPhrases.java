package app.parley.calls.quality;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The verdict phrases in English. */
public final class EnglishVerdictPhrases implements VerdictPhrases {
    @Override
    public String notMeasured() {
        return "Not measured";
    }

    @Override
    public String overall(QualityLevel level) {
        return switch (level) {
            case GOOD -> "The connection was good throughout";
            case FAIR -> "The connection was fair";
            case POOR -> "The connection was poor";
        };
    }

    @Override
    public String symptom(QualitySymptom what, @Nullable String name, String when) {
        String whose = name == null ? "Your" : name + "'s";
        String who = name == null ? "you" : name;
        return switch (what) {
            case UPLOAD -> whose + " upload dropped " + when;
            case LOST_SENDING -> "What " + who + " sent broke up " + when;
            case LOST_RECEIVING -> "What " + who + " received broke up " + when;
            case DELAY -> whose + " line was slow " + when;
            case JITTER -> whose + " line was unsteady " + when;
        };
    }

    @Override
    public String throughout() {
        return "throughout";
    }

    @Override
    public String at(String time) {
        return "at " + time;
    }

    @Override
    public String between(String from, String to) {
        return "from " + from + " to " + to;
    }

    @Override
    public String relayed(@Nullable String protocol) {
        return "the call was relayed" + (protocol == null ? "" : " over " + protocol.toUpperCase(Locale.ROOT));
    }

    @Override
    public String sentence(List<String> clauses) {
        String text = String.join("; ", clauses);
        return text.replace("; What ", "; what ").replace("; Your ", "; your ");
    }
}
