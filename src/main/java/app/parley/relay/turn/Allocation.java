package app.parley.relay.turn;

import java.util.concurrent.TimeUnit;

/** One relayed port of one client (RFC 8656, section 5). Belongs to the relay's thread. */
public final class Allocation {
    static final int SECONDS = 600;
    static final int MOST_SECONDS = 3_600;
    public static final long PERMISSION = TimeUnit.SECONDS.toNanos(300);
    public static final long CHANNEL = TimeUnit.SECONDS.toNanos(600);

    private final String user;
    private final ClientLink client;
    private final RelayedSocket socket;
    private final int family;
    private final PeerTable peers = new PeerTable();
    private final TokenBucket sending;
    private final TokenBucket receiving;
    private long expiresAt;
    private boolean open = true;

    public Allocation(String user, ClientLink client, RelayedSocket socket, int family, int kbps, long now) {
        this.user = user;
        this.client = client;
        this.socket = socket;
        this.family = family;
        sending = new TokenBucket(kbps, now);
        receiving = new TokenBucket(kbps, now);
    }

    /** Who has it, whatever credential it was made with. */
    String user() {
        return user;
    }

    ClientLink client() {
        return client;
    }

    RelayedSocket socket() {
        return socket;
    }

    int family() {
        return family;
    }

    public PeerTable peers() {
        return peers;
    }

    /** What the client may send. */
    TokenBucket sending() {
        return sending;
    }

    /** What the client may be sent. */
    TokenBucket receiving() {
        return receiving;
    }

    boolean isOpen() {
        return open;
    }

    void close() {
        open = false;
        socket.close();
    }

    public void refresh(int seconds, long now) {
        expiresAt = now + TimeUnit.SECONDS.toNanos(seconds);
    }

    boolean isOver(long now) {
        return expiresAt - now <= 0;
    }

    /** What is granted to a client that asks for so many seconds. */
    static int lifetime(long wished) {
        return (int) Math.max(SECONDS, Math.min(MOST_SECONDS, wished));
    }
}
