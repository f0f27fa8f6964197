package app.parley.calls.quality;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Combines samples into readings. All samples of a moment become one reading, for any number of peers. With several
 * peers the median counts, so that one bad connection of a peer does not count against a participant whose other
 * connections are good.
 */
final class QualityReadings {
    /** A share of the bitrate that the participant sent in the better part of the call. */
    private static final double FAIR_SHARE = 0.5;

    private static final double POOR_SHARE = 0.3;

    /** A lower bitrate is audio only, so no video was sent before. */
    private static final double LEAST_VIDEO_KBPS = 150;

    private static final double MOST_SOUND_KBPS = 64;
    private static final double BETTER_PART = 0.75;
    private static final int ENOUGH_TO_COMPARE = 4;

    private static final Duration TOGETHER = Duration.ofMillis(1_500);
    private static final Duration AROUND = Duration.ofSeconds(15);
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    /** Browsers start with a low bitrate, and then probe how much the connection carries. */
    private static final Duration GETTING_GOING = Duration.ofMinutes(1);

    /** A sample of this participant's media that a peer's browser measured. */
    record Seen(String by, ConnectionSample sample) {}

    private final Map<String, Double> usual;
    private final Map<String, Instant> going;
    private final List<Seen> seen;

    private QualityReadings(List<ConnectionSample> own, List<Seen> seen) {
        this.usual = usualKbps(own);
        this.going = going(own, usual);
        this.seen = seen.stream()
                .sorted(Comparator.comparing(one -> one.sample().at()))
                .toList();
    }

    /** @param own the participant's samples, in the order of their time */
    static List<QualityReading> of(List<ConnectionSample> own, List<Seen> seen) {
        QualityReadings readings = new QualityReadings(own, seen);
        List<QualityReading> made = new ArrayList<>();
        int first = 0;
        Instant before = null;
        for (int end = 1; end <= own.size(); end++) {
            Instant start = own.get(first).at();
            if (end == own.size() || !own.get(end).at().isBefore(start.plus(TOGETHER))) {
                Instant earliest = start.minus(INTERVAL);
                Instant from = before != null && before.isAfter(earliest) ? before : earliest;
                made.add(readings.reading(from, own.subList(first, end)));
                before = start;
                first = end;
            }
        }
        return made;
    }

    private QualityReading reading(Instant from, List<ConnectionSample> samples) {
        Instant at = samples.get(0).at();
        List<Seen> around = around(at);
        Map<QualitySymptom, QualityLevel> levels = new EnumMap<>(QualitySymptom.class);
        levels.put(QualitySymptom.UPLOAD, upload(samples, around));
        levels.put(QualitySymptom.LOST_SENDING, lostSending(around));
        levels.put(
                QualitySymptom.LOST_RECEIVING,
                QualityThreshold.LOSS_PERCENT.of(median(samples, ConnectionSample::lossPercent)));
        levels.put(QualitySymptom.DELAY, QualityThreshold.RTT_MS.of(median(samples, ConnectionSample::rttMs)));
        levels.put(QualitySymptom.JITTER, QualityThreshold.JITTER_MS.of(median(samples, ConnectionSample::jitterMs)));
        levels.values().removeIf(QualityLevel.GOOD::equals);
        return new QualityReading(from, at, levels);
    }

    private QualityLevel upload(List<ConnectionSample> samples, List<Seen> around) {
        boolean videoSeen = around.stream().anyMatch(one -> {
            Double fps = one.sample().fps();
            return fps != null && fps > 0;
        });
        List<Double> shares = new ArrayList<>();
        for (ConnectionSample sample : samples) {
            Double sent = sample.sendKbps();
            Double before = usual.get(sample.peer());
            // A camera that was switched off is not a symptom.
            if (sent != null && before != null && isGoing(sample) && (videoSeen || sent >= MOST_SOUND_KBPS)) {
                shares.add(sent / before);
            }
        }
        Double share = median(shares);
        if (share == null || share >= FAIR_SHARE) {
            return QualityLevel.GOOD;
        }
        return share < POOR_SHARE ? QualityLevel.POOR : QualityLevel.FAIR;
    }

    private boolean isGoing(ConnectionSample sample) {
        Instant since = going.get(sample.peer());
        return since != null && !sample.at().isBefore(since);
    }

    /** With only one observer, the observer's own connection can be the cause. */
    private static QualityLevel lostSending(List<Seen> around) {
        Map<String, List<ConnectionSample>> byWitness = around.stream()
                .collect(Collectors.groupingBy(Seen::by, Collectors.mapping(Seen::sample, Collectors.toList())));
        if (byWitness.size() < 2) {
            return QualityLevel.GOOD;
        }
        List<Double> losses = new ArrayList<>();
        for (List<ConnectionSample> samples : byWitness.values()) {
            Double loss = median(samples, ConnectionSample::lossPercent);
            if (loss != null) {
                losses.add(loss);
            }
        }
        return losses.size() < 2 ? QualityLevel.GOOD : QualityThreshold.LOSS_PERCENT.of(median(losses));
    }

    private List<Seen> around(Instant at) {
        return seen.subList(firstAfter(at.minus(AROUND)), firstAfter(at.plus(AROUND)));
    }

    private int firstAfter(Instant at) {
        int low = 0;
        int high = seen.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (seen.get(middle).sample().at().isAfter(at)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /**
     * Returns the bitrate that was sent to each peer in the better part of the call; leaves out peers without video.
     */
    private static Map<String, Double> usualKbps(List<ConnectionSample> own) {
        Map<String, List<Double>> sent = new HashMap<>();
        for (ConnectionSample sample : own) {
            Double kbps = sample.sendKbps();
            if (kbps != null) {
                sent.computeIfAbsent(sample.peer(), peer -> new ArrayList<>()).add(kbps);
            }
        }
        Map<String, Double> usual = new HashMap<>();
        sent.forEach((peer, figures) -> {
            double better = figures.stream()
                    .sorted()
                    .skip((long) (figures.size() * BETTER_PART))
                    .findFirst()
                    .orElse(0.0);
            if (figures.size() >= ENOUGH_TO_COMPARE && better >= LEAST_VIDEO_KBPS) {
                usual.put(peer, better);
            }
        });
        return usual;
    }

    /**
     * Returns, for each peer, the time from which its bitrate is compared: it has reached the fair level, or had enough
     * time to.
     */
    private static Map<String, Instant> going(List<ConnectionSample> own, Map<String, Double> usual) {
        Map<String, Instant> begun = new HashMap<>();
        Map<String, Instant> going = new HashMap<>();
        for (ConnectionSample sample : own) {
            Instant first = begun.computeIfAbsent(sample.peer(), peer -> sample.at());
            Double sent = sample.sendKbps();
            Double before = usual.get(sample.peer());
            boolean fair = sent != null && before != null && sent >= FAIR_SHARE * before;
            if (fair || !sample.at().isBefore(first.plus(GETTING_GOING))) {
                going.putIfAbsent(sample.peer(), sample.at());
            }
        }
        return going;
    }

    private static @Nullable Double median(
            List<ConnectionSample> samples, Function<ConnectionSample, @Nullable Double> figure) {
        List<Double> figures = new ArrayList<>();
        for (ConnectionSample sample : samples) {
            Double value = figure.apply(sample);
            if (value != null) {
                figures.add(value);
            }
        }
        return median(figures);
    }

    private static @Nullable Double median(List<Double> figures) {
        if (figures.isEmpty()) {
            return null;
        }
        List<Double> sorted = figures.stream().sorted().toList();
        return sorted.get((sorted.size() - 1) / 2);
    }
}
