package app.parley.calls.quality;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges connections after a call, by all samples of the call. It changes its verdict as slowly as the dot that people
 * see in the call: an incident begins with two bad readings in a row, and ends with three good ones. Stateless.
 */
public final class Verdicts {
    private static final int WORSE_AFTER = 2;
    private static final int BETTER_AFTER = 3;
    private static final double MUCH = 0.1;
    private static final double NEARLY_ALL = 0.9;
    private static final Duration INTERRUPTION = Duration.ofMinutes(1);

    private Verdicts() {}

    /** @param incidents the incidents, in the order of their time */
    public record Verdict(QualityLevel level, List<QualityIncident> incidents) {}

    /**
     * Judges all participants of a call who have samples.
     *
     * @param samples each participant's own samples, in any order
     * @param users the user of each peer
     */
    public static Map<String, Verdict> of(Map<String, List<ConnectionSample>> samples, Map<String, String> users) {
        Map<String, List<QualityReadings.Seen>> seen = new HashMap<>();
        samples.forEach((by, own) -> own.forEach(sample -> {
            String user = users.get(sample.peer());
            if (user != null) {
                seen.computeIfAbsent(user, key -> new ArrayList<>()).add(new QualityReadings.Seen(by, sample));
            }
        }));
        Map<String, Verdict> verdicts = new HashMap<>();
        samples.forEach((user, own) -> {
            List<ConnectionSample> measured = own.stream()
                    .filter(Verdicts::saysAnything)
                    .sorted(Comparator.comparing(ConnectionSample::at))
                    .toList();
            if (!measured.isEmpty()) {
                verdicts.put(user, judge(QualityReadings.of(measured, seen.getOrDefault(user, List.of()))));
            }
        });
        return verdicts;
    }

    private static boolean saysAnything(ConnectionSample sample) {
        return sample.rttMs() != null || sample.lossPercent() != null || sample.jitterMs() != null;
    }

    private static Verdict judge(List<QualityReading> readings) {
        List<QualityIncident> incidents = new ArrayList<>();
        QualityLevel[] levels = new QualityLevel[readings.size()];
        Arrays.fill(levels, QualityLevel.GOOD);
        for (QualitySymptom symptom : QualitySymptom.values()) {
            new Watch(readings, symptom, levels).addIncidents(incidents);
        }
        incidents.sort(Comparator.comparing(QualityIncident::from).thenComparing(QualityIncident::what));
        return new Verdict(overall(levels), List.copyOf(incidents));
    }

    private static QualityLevel overall(QualityLevel[] levels) {
        double poor = 0;
        double worseThanGood = 0;
        for (QualityLevel level : levels) {
            poor += level == QualityLevel.POOR ? 1 : 0;
            worseThanGood += level == QualityLevel.GOOD ? 0 : 1;
        }
        if (poor / levels.length >= MUCH) {
            return QualityLevel.POOR;
        }
        return poor > 0 || worseThanGood / levels.length >= MUCH ? QualityLevel.FAIR : QualityLevel.GOOD;
    }

    /** Finds the incidents of one symptom. */
    private static final class Watch {
        private final List<QualityReading> readings;
        private final QualitySymptom symptom;
        private final QualityLevel[] levels;
        private final int patience;

        /** @param levels the worst level of each reading so far, over all symptoms */
        Watch(List<QualityReading> readings, QualitySymptom symptom, QualityLevel[] levels) {
            this.readings = readings;
            this.symptom = symptom;
            this.levels = levels;
            // A very short call has fewer readings than the usual minimum, so all of them must be enough.
            this.patience = Math.min(WORSE_AFTER, readings.size());
        }

        void addIncidents(List<QualityIncident> incidents) {
            int start = 0;
            while (start < readings.size()) {
                if (!isBad(start)) {
                    start++;
                    continue;
                }
                int end = endOf(start);
                QualityIncident incident = spell(start, end);
                if (incident != null) {
                    incidents.add(incident);
                }
                start = end + 1;
            }
        }

        /** Returns the last bad reading before enough good ones. */
        private int endOf(int start) {
            int last = start;
            for (int i = start + 1; i < readings.size() && i - last <= BETTER_AFTER && goesOn(i); i++) {
                last = isBad(i) ? i : last;
            }
            return last;
        }

        private @Nullable QualityIncident spell(int start, int end) {
            int first = firstRun(start, end);
            if (first < 0) {
                return null;
            }
            int poor = 0;
            for (int i = first; i <= end; i++) {
                poor += readings.get(i).of(symptom) == QualityLevel.POOR ? 1 : 0;
            }
            QualityLevel level = poor >= patience ? QualityLevel.POOR : QualityLevel.FAIR;
            for (int i = first; i <= end; i++) {
                QualityLevel own = level == QualityLevel.POOR ? readings.get(i).of(symptom) : QualityLevel.FAIR;
                QualityLevel felt = own == QualityLevel.GOOD ? QualityLevel.FAIR : own;
                levels[i] = felt.isWorseThan(levels[i]) ? felt : levels[i];
            }
            Instant from = readings.get(first).from();
            Instant to = readings.get(end).to();
            return new QualityIncident(symptom, level, from, to, (end - first + 1) >= NEARLY_ALL * readings.size());
        }

        /** Returns the start of the first run of bad readings that is long enough; -1 if there is none. */
        private int firstRun(int start, int end) {
            int run = 0;
            for (int i = start; i <= end; i++) {
                run = isBad(i) ? run + 1 : 0;
                if (run == patience) {
                    return i - patience + 1;
                }
            }
            return -1;
        }

        private boolean isBad(int index) {
            return readings.get(index).of(symptom) != QualityLevel.GOOD;
        }

        private boolean goesOn(int index) {
            return readings.get(index)
                    .to()
                    .isBefore(readings.get(index - 1).to().plus(INTERRUPTION));
        }
    }
}
