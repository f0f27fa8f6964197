package app.parley.relay.stun;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** An XOR address as numbers: its bits are judged before the JDK makes an IPv4 address of an IPv4-mapped one. Not thread-safe. */
public final class PeerAddress {
    private static final int COOKIE_HIGH = Stun.COOKIE >>> 16;

    public int family;
    /** The upper half of an IPv6 address; 0 for IPv4. */
    public long high;
    /** The lower half of an IPv6 address, or the 32 bits of an IPv4 one. */
    public long low;

    public int port;

    /** @return whether there is an address at all */
    public boolean read(StunMessage message, int value) {
        ByteBuffer buffer = message.buffer();
        int length = buffer.getShort(value - 2) & 0xFFFF;
        family = length < 2 ? 0 : buffer.get(value + 1) & 0xFF;
        if (!(family == Stun.IPV4 && length == 8) && !(family == Stun.IPV6 && length == 20)) {
            return false;
        }
        port = (buffer.getShort(value + 2) & 0xFFFF) ^ COOKIE_HIGH;
        if (family == Stun.IPV4) {
            high = 0;
            low = (buffer.getInt(value + 4) ^ Stun.COOKIE) & 0xFFFFFFFFL;
        } else {
            int transaction = message.start() + 4;
            high = buffer.getLong(value + 4) ^ buffer.getLong(transaction);
            low = buffer.getLong(value + 12) ^ buffer.getLong(transaction + 8);
        }
        return true;
    }

    public void set(InetSocketAddress address) {
        set(address.getAddress());
        port = address.getPort();
    }

    public PeerAddress set(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        boolean four = bytes.remaining() == 4;
        family = four ? Stun.IPV4 : Stun.IPV6;
        high = four ? 0 : bytes.getLong(0);
        low = four ? bytes.getInt(0) & 0xFFFFFFFFL : bytes.getLong(8);
        return this;
    }

    public InetSocketAddress toSocketAddress() {
        byte[] bytes = family == Stun.IPV4
                ? ByteBuffer.allocate(4).putInt((int) low).array()
                : ByteBuffer.allocate(16).putLong(high).putLong(low).array();
        try {
            return new InetSocketAddress(InetAddress.getByAddress(bytes), port);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four or sixteen bytes are an address", e);
        }
    }
}
