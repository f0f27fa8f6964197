package app.parley.calls.stats;

import app.parley.calls.stats.PairDictionary.Pair;
import app.parley.kernel.Varints;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;

/** Reads what {@link PackedDay} packed, one call after the other, without making an object of each. Not thread-safe. */
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
     * @param start when the day begins
     * @throws IllegalArgumentException for what was never packed
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

    /** Users, and the names they had; some without. */
    Pair[] people() {
        return people;
    }

    /** Ids and names. */
    Pair[] rooms() {
        return rooms;
    }

    /** Outcomes and kinds. */
    Pair[] endings() {
        return endings;
    }

    /**
     * Goes to the next call, which is the first in the beginning.
     *
     * @return false when there is none
     * @throws IllegalArgumentException for what was never packed
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

    /** In milliseconds of the epoch. */
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

    /** One of the people. */
    int starter() {
        return starter;
    }

    /** How many took part. */
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
