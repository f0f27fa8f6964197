package app.parley.bench.section;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lists that came before. Thousands get the same one: keeping and reading it once, and comparing the others with it byte
 * by byte, leaves the machine to the server.
 */
final class KnownLists {
    private static final byte[] SHARED_PART = "\ntype:".getBytes(StandardCharsets.US_ASCII);

    private final List<Known> lists = new ArrayList<>();

    /** A list, or what has come of it so far to whoever is ahead. */
    private static final class Known {
        private byte[] bytes = {};
        private int length;
        private @Nullable BitSet shown;

        /** Takes what goes on at this place: compares what is known, and keeps what is not. @return false if it differs */
        private boolean goesOn(int at, byte[] more, int from, int to) {
            int known = Math.min(length - at, to - from);
            if (!Arrays.equals(bytes, at, at + known, more, from, from + known)) {
                return false;
            }
            if (known < to - from) {
                if (shown != null) {
                    return false;
                }
                append(more, from + known, to);
            }
            return true;
        }

        private void append(byte[] more, int from, int to) {
            if (length + to - from > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + to - from));
            }
            System.arraycopy(more, from, bytes, length, to - from);
            length += to - from;
        }
    }

    /** One message on its way in. */
    final class Reading {
        private @Nullable Known list;
        private int length;

        /** Takes the next piece. */
        void take(byte[] bytes, int from, int to) {
            int at = length == 0 ? sharedPart(bytes, from, to) : from;
            Known before = list;
            if (before == null || !before.goesOn(length, bytes, at, to)) {
                list = another(before, bytes, at, to);
            }
            length += to - at;
        }

        private Known another(@Nullable Known before, byte[] bytes, int at, int to) {
            for (Known known : lists) {
                if (before == null && known.goesOn(0, bytes, at, to)) {
                    return known;
                }
            }
            Known fresh = new Known();
            if (before != null) {
                fresh.append(before.bytes, 0, length);
            }
            fresh.append(bytes, at, to);
            lists.add(fresh);
            return fresh;
        }

        /** Who is online by this list, which has come to its end. @param read reads a list that nobody has read yet */
        BitSet shown(Function<byte[], BitSet> read) {
            Known whole = list;
            if (whole == null) {
                throw new IllegalStateException("nothing has come");
            }
            BitSet shown = whole.shown;
            if (shown == null) {
                shown = read.apply(Arrays.copyOf(whole.bytes, length));
                whole.shown = shown;
            }
            return shown;
        }
    }

    Reading begin() {
        return new Reading();
    }

    /** Every receiver's own headers come before. */
    private static int sharedPart(byte[] bytes, int from, int to) {
        for (int at = from; at + SHARED_PART.length <= to; at++) {
            if (Arrays.equals(bytes, at, at + SHARED_PART.length, SHARED_PART, 0, SHARED_PART.length)) {
                return at;
            }
        }
        throw new IllegalStateException("a message begins with less than its headers");
    }
}
