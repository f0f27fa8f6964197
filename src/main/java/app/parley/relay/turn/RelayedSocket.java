package app.parley.relay.turn;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** The UDP port of one allocation. Belongs to the relay's thread. */
public interface RelayedSocket {
    /** What peers see. */
    InetSocketAddress address();

    /** @return false where that peer cannot be reached at all */
    boolean send(ByteBuffer payload, InetSocketAddress peer);

    void close();
}
