package app.parley.rest.call;

import app.parley.calls.CallMeasurements;
import app.parley.calls.CallView;
import app.parley.calls.LoggedPerson;
import app.parley.calls.quality.ConnectionSample;
import app.parley.calls.quality.QualityIncident;
import app.parley.calls.quality.ViewerLocale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The quality samples of a call as columns, in a form that a plot can use directly. */
public record QualityColumns(
        String call, Instant startedAt, @Nullable Instant endedAt, List<PersonLines> people) {
    static QualityColumns of(CallMeasurements lines, ViewerLocale locale) {
        return new QualityColumns(
                lines.call().id(),
                lines.call().startedAt(),
                lines.call().endedAt(),
                lines.call().people().stream()
                        .map(person -> PersonLines.of(person, lines, locale))
                        .toList());
    }

    /**
     * @param spells the incidents of bad quality
     * @param preCallCheck null if there was none
     */
    record PersonLines(
            String user,
            String name,
            CallView.QualityView quality,
            List<SpellView> spells,
            Columns samples,
            @Nullable PreCallCheckView preCallCheck) {
        static PersonLines of(LoggedPerson person, CallMeasurements lines, ViewerLocale locale) {
            return new PersonLines(
                    person.user(),
                    person.name(),
                    CallView.QualityView.of(person, locale),
                    person.quality().spells().stream().map(SpellView::of).toList(),
                    Columns.of(lines.samples().getOrDefault(person.user(), List.of()), lines.users()),
                    PreCallCheckView.of(lines.checks().get(person.user())));
        }
    }

    record SpellView(String what, String level, Instant from, Instant to) {
        static SpellView of(QualityIncident incident) {
            return new SpellView(incident.what().wire(), incident.level().wire(), incident.from(), incident.to());
        }
    }

    /**
     * Lists of the same length with one element for each sample, in the order of time.
     *
     * @param peer the other end
     * @param to the peer's user; null if unknown
     */
    public record Columns(
            List<Instant> t,
            List<String> peer,
            List<@Nullable String> to,
            List<@Nullable Double> rttMs,
            List<@Nullable Double> lossPercent,
            List<@Nullable Double> jitterMs,
            List<@Nullable Double> sendKbps,
            List<@Nullable Double> receiveKbps,
            List<@Nullable Integer> width,
            List<@Nullable Integer> height,
            List<@Nullable Double> fps,
            List<@Nullable Boolean> relay,
            List<@Nullable String> relayProtocol) {
        public static Columns of(List<ConnectionSample> samples, Map<String, String> users) {
            return new Columns(
                    samples.stream().map(ConnectionSample::at).toList(),
                    samples.stream().map(ConnectionSample::peer).toList(),
                    column(samples, sample -> users.get(sample.peer())),
                    column(samples, ConnectionSample::rttMs),
                    column(samples, ConnectionSample::lossPercent),
                    column(samples, ConnectionSample::jitterMs),
                    column(samples, ConnectionSample::sendKbps),
                    column(samples, ConnectionSample::receiveKbps),
                    column(samples, ConnectionSample::width),
                    column(samples, ConnectionSample::height),
                    column(samples, ConnectionSample::fps),
                    column(samples, ConnectionSample::relay),
                    column(samples, ConnectionSample::relayProtocol));
        }

        private static <T> List<@Nullable T> column(
                List<ConnectionSample> samples, Function<ConnectionSample, @Nullable T> value) {
            List<@Nullable T> column = new ArrayList<>(samples.size());
            samples.forEach(sample -> column.add(value.apply(sample)));
            return column;
        }
    }
}
