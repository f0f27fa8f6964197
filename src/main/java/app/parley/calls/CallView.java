package app.parley.calls;

import app.parley.calls.quality.ConnectionQuality;
import app.parley.calls.quality.ViewerLocale;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call as it is shown to somebody. Component names are the JSON names (REST contract, "The call log"). */
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
    public static CallView of(LoggedCall call, ViewerLocale voice) {
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
                        .map(person -> PersonView.of(person, voice))
                        .toList());
    }

    /** One person's part in it. */
    public record PersonView(
            String user,
            String name,
            boolean guest,
            String role,
            String outcome,
            List<LoggedPerson.Span> spans,
            long seconds,
            QualityView quality) {
        static PersonView of(LoggedPerson person, ViewerLocale voice) {
            return new PersonView(
                    person.user(),
                    person.name(),
                    person.guest(),
                    person.role().wire(),
                    person.outcome().wire(),
                    person.spans(),
                    person.seconds(),
                    QualityView.of(person, voice));
        }
    }

    /** @param text the verdict in plain words */
    public record QualityView(
            String verdict,
            String text,
            @Nullable Long rttMs,
            @Nullable Double lossPercent,
            boolean relay,
            @Nullable String relayProtocol) {
        public static QualityView of(LoggedPerson person, ViewerLocale voice) {
            ConnectionQuality quality = person.quality();
            return new QualityView(
                    quality.verdict(),
                    VerdictText.of(person, voice),
                    quality.rttMs(),
                    quality.lossPercent(),
                    quality.relay(),
                    quality.relayProtocol());
        }
    }
}
