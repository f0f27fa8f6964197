package app.parley.relay;

import app.parley.relay.turn.Allocation;
import app.parley.relay.turn.ClientLink;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.jspecify.annotations.Nullable;

/** A client that comes by UDP. */
public final class UdpLink extends ClientLink {
    private final UdpListener listener;
    private @Nullable DatagramChannel own;

    UdpLink(UdpListener listener, InetSocketAddress remote, InetSocketAddress local) {
        super(remote, local);
        this.listener = listener;
    }

    @Override
    public void begin(Allocation made) {
        super.begin(made);
        own = listener.welcome(this);
    }

    @Override
    public void end() {
        super.end();
        listener.forget(this);
        if (own != null) {
            // The kernel closes it with the next select only: until then it must not take what is for the listener.
            RelayLoop.closeQuietly(own::disconnect);
            RelayLoop.closeQuietly(own);
            own = null;
        }
    }

    @Override
    public boolean isStream() {
        return false;
    }

    @Override
    public void send(ByteBuffer message) {
        if (own == null) {
            listener.send(message, remote());
            return;
        }
        try {
            own.write(message);
        } catch (IOException e) {
            // As if it were lost on the way.
        }
    }
}
