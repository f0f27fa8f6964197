package app.parley.webhooks;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Recognises addresses that are not on the public internet (RFC 6890), also inside IPv6 addresses that embed IPv4. */
public final class PrivateAddresses {
    private static final List<Range> RANGES = List.of(
            range("0.0.0.0", 8),
            range("10.0.0.0", 8),
            range("100.64.0.0", 10),
            range("127.0.0.0", 8),
            range("169.254.0.0", 16),
            range("172.16.0.0", 12),
            range("192.0.0.0", 24),
            range("192.0.2.0", 24),
            range("192.168.0.0", 16),
            range("198.18.0.0", 15),
            range("198.51.100.0", 24),
            range("203.0.113.0", 24),
            range("224.0.0.0", 3),
            range("::", 96),
            range("64:ff9b:1::", 48),
            range("100::", 64),
            range("2001::", 23),
            range("2001:db8::", 32),
            range("fc00::", 7),
            range("fe80::", 9),
            range("ff00::", 8));

    private static final Range NAT64 = range("64:ff9b::", 96);
    private static final Range SIX_TO_FOUR = range("2002::", 16);

    private PrivateAddresses() {}

    /** Returns whether the address is loopback, private, link-local, multicast, reserved, or unspecified. */
    public static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet6Address) {
            if (NAT64.holds(bytes)) {
                return contain(ipv4(bytes, 12));
            }
            if (SIX_TO_FOUR.holds(bytes)) {
                return contain(ipv4(bytes, 2));
            }
        }
        return RANGES.stream().anyMatch(range -> range.holds(bytes));
    }

    private static InetAddress ipv4(byte[] bytes, int from) {
        return address(Arrays.copyOfRange(bytes, from, from + 4));
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four or sixteen bytes are an address", e);
        }
    }

    private static Range range(String literal, int bits) {
        try {
            byte[] start = InetAddress.getByName(literal).getAddress();
            return new Range(start.length, bits, prefix(start, bits));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(literal + " is no address", e);
        }
    }

    private static BigInteger prefix(byte[] address, int bits) {
        return new BigInteger(1, address).shiftRight(address.length * Byte.SIZE - bits);
    }

    private record Range(int length, int bits, BigInteger start) {
        boolean holds(byte[] address) {
            return address.length == length && prefix(address, bits).equals(start);
        }
    }
}
