package app.parley.calls.stats;

import app.parley.calls.stats.PairDictionary.Pair;
import app.parley.kernel.Varints;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * Reads packed calls from {@link PackedDay} one after the other, without creating an object for each. Not thread-safe.
 */
final class PackedCalls {
    private final ByteBuffer packed;
    private final Pair[] people;
    private final Pair[] rooms;
    private final Pair[] endings;
    private int left;
    private long startedAt;
    private int ending;
    private long seconds;
    private int room;
    private int starter;
    private int count;
    private int[] legs = new int[8];

    /**
     * @param start the start of the day
     * @throws IllegalArgumentException if {@link PackedDay} did not make these bytes
     */
    PackedCalls(Instant start, byte[] bytes) {
        packed = ByteBuffer.wrap(bytes);
        startedAt = start.toEpochMilli();
        try {
            if (packed.get() != PackedDay.FORM) {
                throw new IllegalArgumentException("a day in a form of another version");
            }
            people = PairDictionary.read(packed);
            rooms = PairDictionary.read(packed);
            endings = PairDictionary.read(packed);
            left = Varints.readSize(packed);
        } catch (BufferUnderflowException e) {
            throw broken(e);
        }
    }

    /** Returns users with their names; some pairs have no name. */
    Pair[] people() {
        return people;
    }

    /** Returns the ids and names of rooms. */
    Pair[] rooms() {
        return rooms;
    }

    /** Returns pairs of outcome and kind. */
    Pair[] endings() {
        return endings;
    }

    /**
     * Moves to the next call; the first time, to the first call.
     *
     * @return false if there is no further call
     * @throws IllegalArgumentException if {@link PackedDay} did not make these bytes
     */
    boolean next() {
        if (left == 0) {
            return false;
        }
        left--;
        try {
            startedAt += Varints.read(packed);
            ending = numberBelow(endings.length);
            seconds = Varints.read(packed);
            room = numberBelow(rooms.length);
            starter = numberBelow(people.length);
            count = Varints.readSize(packed);
            if (count > legs.length) {
                legs = new int[count];
            }
            for (int i = 0; i < count; i++) {
                legs[i] = numberBelow(2 * people.length);
            }
            return true;
        } catch (BufferUnderflowException e) {
            throw broken(e);
        }
    }

    /** Returns epoch milliseconds. */
    long startedAt() {
        return startedAt;
    }

    int ending() {
        return ending;
    }

    long seconds() {
        return seconds;
    }

    int room() {
        return room;
    }

    /** Returns an index into {@link #people}. */
    int starter() {
        return starter;
    }

    /** Returns how many people took part. */
    int count() {
        return count;
    }

    int person(int leg) {
        return legs[leg] >> 1;
    }

    boolean missed(int leg) {
        return (legs[leg] & 1) == 1;
    }

    private int numberBelow(int end) {
        long number = Varints.read(packed);
        if (number < 0 || number >= end) {
            throw new IllegalArgumentException("a day that refers to what it does not have");
        }
        return (int) number;
    }

    private static IllegalArgumentException broken(BufferUnderflowException e) {
        return new IllegalArgumentException("a day that ends too soon", e);
    }
}
