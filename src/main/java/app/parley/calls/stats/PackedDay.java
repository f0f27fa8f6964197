package app.parley.calls.stats;

import app.parley.kernel.Varints;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/**
 * Packs the calls of a day into few bytes, about ten for each. It stores each name once, and calls refer to names by
 * number. The same calls always give the same bytes. {@link PackedCalls} reads them. Not thread-safe.
 */
public final class PackedDay {
    static final int FORM = 2;

    private final PairDictionary people = new PairDictionary();
    private final PairDictionary rooms = new PairDictionary();
    private final PairDictionary endings = new PairDictionary();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream calls = new DataOutputStream(bytes);
    private long before;

    private PackedDay(Instant start) {
        before = start.toEpochMilli();
    }

    /**
     * @param start the start of the day
     * @param calls in the order of their starts; none begins before the day
     */
    public static byte[] pack(Instant start, List<DayCall> calls) {
        try {
            PackedDay day = new PackedDay(start);
            for (DayCall call : calls) {
                day.add(call);
            }
            return day.bytes(calls.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(DayCall call) throws IOException {
        long startedAt = call.startedAt().toEpochMilli();
        Varints.write(calls, startedAt - before);
        before = startedAt;
        Varints.write(calls, endings.numberOf(call.outcome().wire(), call.kind().wire()));
        Varints.write(calls, call.seconds());
        Varints.write(calls, rooms.numberOf(call.room().id(), call.room().name()));
        Varints.write(calls, people.numberOf(call.startedBy(), ""));
        Varints.write(calls, call.people().size());
        for (DayCall.Person person : call.people()) {
            int number = people.numberOf(person.user(), person.name());
            Varints.write(calls, 2L * number + (person.missed() ? 1 : 0));
        }
    }

    private byte[] bytes(int count) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(all);
        out.writeByte(FORM);
        people.write(out);
        rooms.write(out);
        endings.write(out);
        Varints.write(out, count);
        bytes.writeTo(out);
        return all.toByteArray();
    }
}
