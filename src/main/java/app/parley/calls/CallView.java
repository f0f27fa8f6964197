package app.parley.calls;

import app.parley.calls.quality.ConnectionQuality;
import app.parley.calls.quality.ViewerLocale;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call as the API shows it to a viewer. Component names are the JSON names (REST contract, "The call log"). */
public record CallView(
        String id,
        String kind,
        LoggedCall.Room room,
        String media,
        String outcome,
        LoggedCall.Named startedBy,
        Instant startedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        long ringSeconds,
        long durationSeconds,
        @Nullable String endReason,
        List<PersonView> people) {
    public static CallView of(LoggedCall call, ViewerLocale locale) {
        return new CallView(
                call.id(),
                call.kind().wire(),
                call.room(),
                call.media().wire(),
                call.outcome().wire(),
                call.startedBy(),
                call.startedAt(),
                call.answeredAt(),
                call.endedAt(),
                call.ringSeconds(),
                call.durationSeconds(),
                call.endReason() == null ? null : call.endReason().wire(),
                call.people().stream()
                        .map(person -> PersonView.of(person, locale))
                        .toList());
    }

    /** One participant's part in the call. */
    public record PersonView(
            String user,
            String name,
            boolean guest,
            String role,
            String outcome,
            List<LoggedPerson.Span> spans,
            long seconds,
            QualityView quality) {
        static PersonView of(LoggedPerson person, ViewerLocale locale) {
            return new PersonView(
                    person.user(),
                    person.name(),
                    person.guest(),
                    person.role().wire(),
                    person.outcome().wire(),
                    person.spans(),
                    person.seconds(),
                    QualityView.of(person, locale));
        }
    }

    /** @param text the verdict as a sentence */
    public record QualityView(
            String verdict,
            String text,
            @Nullable Long rttMs,
            @Nullable Double lossPercent,
            boolean relay,
            @Nullable String relayProtocol) {
        public static QualityView of(LoggedPerson person, ViewerLocale locale) {
            ConnectionQuality quality = person.quality();
            return new QualityView(
                    quality.verdict(),
                    VerdictText.of(person, locale),
                    quality.rttMs(),
                    quality.lossPercent(),
                    quality.relay(),
                    quality.relayProtocol());
        }
    }
}
