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

/** Says in plain words what a call was like for somebody. Stateless. */
public final class VerdictText {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int MOST_SPELLS = 2;

    private VerdictText() {}

    public static String of(LoggedPerson person, ViewerLocale voice) {
        ConnectionQuality quality = person.quality();
        VerdictPhrases words = switch (voice.language()) {
            case ENGLISH -> new EnglishVerdictPhrases();
            case KOREAN -> new KoreanVerdictPhrases();
        };
        if (quality.level() == null) {
            return words.notMeasured();
        }
        boolean own = person.user().equals(voice.user());
        List<String> clauses = new ArrayList<>();
        for (QualityIncident spell : worst(quality.spells())) {
            clauses.add(words.symptom(spell.what(), own ? null : person.name(), when(spell, voice, words)));
        }
        if (clauses.isEmpty()) {
            clauses.add(words.overall(quality.level()));
        }
        if (quality.relay()) {
            clauses.add(words.relayed(quality.relayProtocol()));
        }
        return words.sentence(clauses);
    }

    /** The worst and longest, in the order of their time. */
    private static List<QualityIncident> worst(List<QualityIncident> spells) {
        return spells.stream()
                .sorted(Comparator.comparing(QualityIncident::level)
                        .thenComparing(spell ->
                                spell.to().toEpochMilli() - spell.from().toEpochMilli())
                        .reversed())
                .limit(MOST_SPELLS)
                .sorted(Comparator.comparing(QualityIncident::from))
                .toList();
    }

    private static String when(QualityIncident spell, ViewerLocale voice, VerdictPhrases words) {
        if (spell.throughout()) {
            return words.throughout();
        }
        String from = CLOCK.format(spell.from().atZone(voice.zone()));
        String to = CLOCK.format(spell.to().atZone(voice.zone()));
        String zone = voice.zoneNamed() ? " " + voice.zone().getId() : "";
        return from.equals(to) ? words.at(from + zone) : words.between(from, to + zone);
    }
}
