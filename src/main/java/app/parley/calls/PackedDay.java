package app.parley.calls;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/** A day as few bytes: a kilobyte or so for one on which thirty people called. The same day is the same bytes. Stateless. */
public final class PackedDay {
    private static final int FORM = 1;

    private PackedDay() {}

    public static byte[] pack(CallDay day) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            PackedNumbers.write(out, day.counts().size());
            for (Map.Entry<Integer, CallCounts> entry : day.counts().entrySet()) {
                PackedNumbers.write(out, entry.getKey());
                write(out, entry.getValue());
            }
            PackedNumbers.write(out, day.people().size());
            for (Map.Entry<String, BitSet> entry : new TreeMap<>(day.people()).entrySet()) {
                out.writeUTF(entry.getKey());
                byte[] quarters = entry.getValue().toByteArray();
                out.writeByte(quarters.length);
                out.write(quarters);
            }
            PackedNumbers.write(out, day.rooms().size());
            for (CallDay.InRoom room : day.rooms().values()) {
                out.writeUTF(room.room().id());
                out.writeUTF(room.room().name());
                PackedNumbers.write(out, room.calls());
                PackedNumbers.write(out, room.seconds());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * @param start when the day begins
     * @throws IllegalArgumentException for what {@link #pack} never made
     */
    public static CallDay unpack(Instant start, byte[] packed) {
        CallDay day = new CallDay(start);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed))) {
            if (in.readByte() != FORM) {
                throw new IllegalArgumentException("a day in a form of another version");
            }
            for (long left = PackedNumbers.read(in); left > 0; left--) {
                day.add((int) PackedNumbers.read(in), readCounts(in));
            }
            for (long left = PackedNumbers.read(in); left > 0; left--) {
                String user = in.readUTF();
                day.quartersOf(user).or(BitSet.valueOf(in.readNBytes(in.readUnsignedByte())));
            }
            for (long left = PackedNumbers.read(in); left > 0; left--) {
                LoggedCall.Room room = new LoggedCall.Room(in.readUTF(), in.readUTF());
                day.add(new CallDay.InRoom(room, PackedNumbers.read(in), PackedNumbers.read(in)));
            }
            return day;
        } catch (IOException e) {
            throw new IllegalArgumentException("a day that cannot be read", e);
        }
    }

    private static void write(DataOutputStream out, CallCounts counts) throws IOException {
        PackedNumbers.write(out, counts.calls());
        PackedNumbers.write(out, counts.answered());
        PackedNumbers.write(out, counts.missed());
        PackedNumbers.write(out, counts.seconds());
    }

    private static CallCounts readCounts(DataInputStream in) throws IOException {
        return new CallCounts(
                PackedNumbers.read(in), PackedNumbers.read(in), PackedNumbers.read(in), PackedNumbers.read(in));
    }
}
