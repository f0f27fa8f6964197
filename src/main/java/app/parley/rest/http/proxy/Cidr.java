package app.parley.rest.http.proxy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A block of IP addresses, such as {@code 10.0.0.0/8} or {@code ::1}. */
public final class Cidr {
    // Allows only digits and separators, so that Java never looks up a host name.
    private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]+");

    private final byte[] network;
    private final int bits;

    private Cidr(byte[] network, int bits) {
        this.network = network;
        this.bits = bits;
    }

    /** @throws IllegalArgumentException with a sentence for the administrator */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        byte[] network = literal(address).getAddress();
        int bits = slash < 0 ? network.length * 8 : prefix(text, slash, network.length * 8);
        return new Cidr(network, bits);
    }

    /** @throws IllegalArgumentException if the text is not an IP address */
    public static InetAddress literal(String text) {
        if (!LITERAL.matcher(text).matches() || (!text.contains(":") && !text.matches("\\d+(\\.\\d+){3}"))) {
            throw new IllegalArgumentException("'" + text + "' is not an IP address");
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + text + "' is not an IP address", e);
        }
    }

    public boolean contains(InetAddress address) {
        byte[] candidate = address.getAddress();
        if (candidate.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((candidate[bit / 8] & mask) != (network[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static int prefix(String text, int slash, int most) {
        String digits = text.substring(slash + 1);
        if (!digits.matches("\\d{1,3}") || Integer.parseInt(digits) > most) {
            throw new IllegalArgumentException("'" + text + "' is not a block of addresses such as 10.0.0.0/8");
        }
        return Integer.parseInt(digits);
    }
}
