package app.parley.relay.turn;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Port of {@link TurnEngine}: opens relayed sockets, whose packets come to the engine. */
public interface RelayedSockets {
    /** Whether there are relayed addresses of that family, for a client that asked this address. */
    boolean has(int family, InetSocketAddress asked);

    /**
     * A port that nobody has.
     *
     * @param even whether its number must be even
     * @return null where none is free
     */
    @Nullable
    RelayedSocket open(int family, InetSocketAddress asked, boolean even);
}
