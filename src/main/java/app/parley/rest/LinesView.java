package app.parley.rest;

import app.parley.calls.CallLines;
import app.parley.calls.CallView;
import app.parley.calls.LineSample;
import app.parley.calls.LoggedPerson;
import app.parley.calls.Spell;
import app.parley.calls.Voice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was measured in a call, as columns that a plot can take as they are. */
record LinesView(String call, Instant startedAt, @Nullable Instant endedAt, List<PersonLines> people) {
    static LinesView of(CallLines lines, Voice voice) {
        return new LinesView(
                lines.call().id(),
                lines.call().startedAt(),
                lines.call().endedAt(),
                lines.call().people().stream()
                        .map(person -> PersonLines.of(person, lines, voice))
                        .toList());
    }

    /** @param spells when something was wrong */
    record PersonLines(
            String user, String name, CallView.QualityView quality, List<SpellView> spells, Columns samples) {
        static PersonLines of(LoggedPerson person, CallLines lines, Voice voice) {
            return new PersonLines(
                    person.user(),
                    person.name(),
                    CallView.QualityView.of(person, voice),
                    person.quality().spells().stream().map(SpellView::of).toList(),
                    Columns.of(lines.samples().getOrDefault(person.user(), List.of()), lines.users()));
        }
    }

    record SpellView(String what, String level, Instant from, Instant to) {
        static SpellView of(Spell spell) {
            return new SpellView(spell.what().wire(), spell.level().wire(), spell.from(), spell.to());
        }
    }

    /**
     * Lists of the same length, an element for each sample, in the order of time.
     *
     * @param peer the other end
     * @param to its user; null where that is not known
     */
    record Columns(
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
        static Columns of(List<LineSample> samples, Map<String, String> users) {
            return new Columns(
                    samples.stream().map(LineSample::at).toList(),
                    samples.stream().map(LineSample::peer).toList(),
                    column(samples, sample -> users.get(sample.peer())),
                    column(samples, LineSample::rttMs),
                    column(samples, LineSample::lossPercent),
                    column(samples, LineSample::jitterMs),
                    column(samples, LineSample::sendKbps),
                    column(samples, LineSample::receiveKbps),
                    column(samples, LineSample::width),
                    column(samples, LineSample::height),
                    column(samples, LineSample::fps),
                    column(samples, LineSample::relay),
                    column(samples, LineSample::relayProtocol));
        }

        private static <T> List<@Nullable T> column(List<LineSample> samples, Function<LineSample, @Nullable T> value) {
            List<@Nullable T> column = new ArrayList<>(samples.size());
            samples.forEach(sample -> column.add(value.apply(sample)));
            return column;
        }
    }
}
