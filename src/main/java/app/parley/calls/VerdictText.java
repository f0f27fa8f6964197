package app.parley.calls;

import app.parley.calls.quality.ConnectionQuality;
import app.parley.calls.quality.EnglishVerdictPhrases;
import app.parley.calls.quality.KoreanVerdictPhrases;
import app.parley.calls.quality.QualityIncident;
import app.parley.calls.quality.VerdictPhrases;
import app.parley.calls.quality.ViewerLocale;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Describes the quality of a call for one participant, in sentences. Stateless. */
public final class VerdictText {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int MOST_SPELLS = 2;

    private VerdictText() {}

    public static String of(LoggedPerson person, ViewerLocale locale) {
        ConnectionQuality quality = person.quality();
        VerdictPhrases phrases = switch (locale.language()) {
            case ENGLISH -> new EnglishVerdictPhrases();
            case KOREAN -> new KoreanVerdictPhrases();
        };
        if (quality.level() == null) {
            return phrases.notMeasured();
        }
        boolean own = person.user().equals(locale.user());
        List<String> clauses = new ArrayList<>();
        for (QualityIncident incident : worst(quality.spells())) {
            clauses.add(phrases.symptom(incident.what(), own ? null : person.name(), when(incident, locale, phrases)));
        }
        if (clauses.isEmpty()) {
            clauses.add(phrases.overall(quality.level()));
        }
        if (quality.relay()) {
            clauses.add(phrases.relayed(quality.relayProtocol()));
        }
        return phrases.sentence(clauses);
    }

    /** Returns the worst and longest incidents, in the order of their time. */
    private static List<QualityIncident> worst(List<QualityIncident> incidents) {
        return incidents.stream()
                .sorted(Comparator.comparing(QualityIncident::level)
                        .thenComparing(incident ->
                                incident.to().toEpochMilli() - incident.from().toEpochMilli())
                        .reversed())
                .limit(MOST_SPELLS)
                .sorted(Comparator.comparing(QualityIncident::from))
                .toList();
    }

    private static String when(QualityIncident incident, ViewerLocale locale, VerdictPhrases phrases) {
        if (incident.throughout()) {
            return phrases.throughout();
        }
        String from = CLOCK.format(incident.from().atZone(locale.zone()));
        String to = CLOCK.format(incident.to().atZone(locale.zone()));
        String zone = locale.zoneNamed() ? " " + locale.zone().getId() : "";
        return from.equals(to) ? phrases.at(from + zone) : phrases.between(from, to + zone);
    }
}
