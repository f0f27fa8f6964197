package app.parley.relay.turn;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The way to one client: a UDP five-tuple, or a TCP or TLS connection. Belongs to the relay's thread. */
public abstract class ClientLink {
    private final InetSocketAddress remote;
    private final InetSocketAddress local;
    private @Nullable Allocation allocation;

    public ClientLink(InetSocketAddress remote, InetSocketAddress local) {
        this.remote = remote;
        this.local = local;
    }

    /** Where the client is, as this machine sees it. */
    public final InetSocketAddress remote() {
        return remote;
    }

    /** The address of this machine that the client asked. */
    final InetSocketAddress local() {
        return local;
    }

    public final @Nullable Allocation allocation() {
        return allocation;
    }

    public void begin(Allocation made) {
        allocation = made;
    }

    public void end() {
        allocation = null;
    }

    /** Whether messages follow one another without borders of their own, so that channel data is padded. */
    public abstract boolean isStream();

    /** Sends what lies from position to limit; what finds no room is dropped. Returns at once. */
    public abstract void send(ByteBuffer message);
}
