package app.parley.bench.section;

import app.parley.bench.server.LoadClient;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/** Somebody who is told who is online, and keeps the list that a page would show. */
final class Watcher implements LoadClient.Inbox {
    private static final byte[] USER = "\"user\":\"p".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STATUS = "\"status\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int DIGITS = 5;

    private final LoadClient client;
    private final int everybody;
    private final BitSet online = new BitSet();
    private final KnownLists known;
    private KnownLists.Reading reading;
    private long bytes;

    /** @param everybody people with the numbers from 0 up to this one are to be seen */
    Watcher(LoadClient client, int everybody, KnownLists known) {
        this.client = client;
        this.everybody = everybody;
        this.known = known;
        this.reading = known.begin();
        client.listen(this);
    }

    LoadClient client() {
        return client;
    }

    boolean isIn() {
        return client.isIn();
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
        read(message, from, to);
    }

    /** Thousands of large lists come at once: what many share is kept and read once. */
    @Override
    public boolean piece(byte[] fresh, int from, int to, boolean last) {
        bytes += to - from;
        reading.take(fresh, from, to);
        if (last) {
            BitSet shown = reading.shown(this::readAll);
            online.clear();
            online.or(shown);
            reading = known.begin();
        }
        return true;
    }

    /** A list replaces what was known. */
    private BitSet readAll(byte[] list) {
        online.clear();
        read(list, 0, list.length);
        return (BitSet) online.clone();
    }

    /** Lists and changes name a person and, after that, the status; somebody's status holds until the next is told. */
    private void read(byte[] message, int from, int to) {
        int at = from;
        while (true) {
            int user = find(USER, message, at, to);
            int status = user < 0 ? -1 : find(STATUS, message, user, to);
            if (status < 0) {
                return;
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
