package app.parley.bench.section;

import app.parley.bench.server.Seat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/** Somebody who is told who is online, and keeps the list that a page would show. */
final class Watcher implements Seat.Inbox {
    private static final byte[] USER = "\"user\":\"p".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STATUS = "\"status\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int DIGITS = 5;
    /** A person takes less; what a piece ends with is read once the next one is there. */
    private static final int ONE_PERSON = 512;

    private final Seat seat;
    private final int everybody;
    private final BitSet online = new BitSet();
    private byte[] cutOff = {};
    private long bytes;

    /** @param everybody people with the numbers from 0 up to this one are to be seen */
    Watcher(Seat seat, int everybody) {
        this.seat = seat;
        this.everybody = everybody;
        seat.listen(this);
    }

    Seat seat() {
        return seat;
    }

    boolean isIn() {
        return seat.isIn();
    }

    boolean seesAll() {
        return online.nextClearBit(0) >= everybody;
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void delivered(byte[] message, int from, int to) {
        bytes += to - from;
        int unread = read(message, from, to);
        assert unread <= to;
    }

    /** Thousands of large lists come at once: none of them is kept as a whole. */
    @Override
    public boolean piece(byte[] fresh, int from, int to, boolean last) {
        bytes += to - from;
        byte[] known = cutOff;
        byte[] text = Arrays.copyOf(known, known.length + to - from);
        System.arraycopy(fresh, from, text, known.length, to - from);
        int unread = Math.max(read(text, 0, text.length), text.length - ONE_PERSON);
        cutOff = last ? new byte[0] : Arrays.copyOfRange(text, unread, text.length);
        return true;
    }

    /**
     * Lists and changes name a person and, after that, the status; somebody's status holds until the next is told.
     *
     * @return behind the last person that was read
     */
    private int read(byte[] message, int from, int to) {
        int at = from;
        while (true) {
            int user = find(USER, message, at, to);
            int status = user < 0 || user + DIGITS > to ? -1 : find(STATUS, message, user, to);
            if (status < 0 || status + 1 >= to) {
                return at;
            }
            int person = 0;
            for (int i = 0; i < DIGITS; i++) {
                person = 10 * person + message[user + i] - '0';
            }
            online.set(person, message[status] == 'o' && message[status + 1] == 'n');
            at = status;
        }
    }

    /** @return behind it; -1 where it is not */
    private static int find(byte[] what, byte[] message, int from, int to) {
        byte first = what[1];
        for (int i = from; i <= to - what.length; i++) {
            if (message[i + 1] == first && matches(what, message, i)) {
                return i + what.length;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] what, byte[] message, int at) {
        for (int i = 0; i < what.length; i++) {
            if (message[at + i] != what[i]) {
                return false;
            }
        }
        return true;
    }
}
