package app.parley.kernel;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The network of a client's address, for counting: an IPv4 address by itself, an IPv6 address by its /64. */
public final class ClientNetwork {
    // Nothing but digits, so that no name is ever looked up.
    private static final Pattern VERSION_6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** Brackets, and the name of the interface. */
    private static final Pattern ORNAMENT = Pattern.compile("^\\[|]$|%[^]]*");

    private static final int NETWORK_BYTES = 8;

    private ClientNetwork() {}

    /** @return what to count by: the address itself, or its network */
    public static String of(String address) {
        String bare = bare(address);
        if (!VERSION_6.matcher(bare).matches()) {
            return bare;
        }
        try {
            byte[] bytes = InetAddress.getByName(bare).getAddress();
            boolean version6 = bytes.length > NETWORK_BYTES;
            return version6 ? HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES) + "::/64" : bare;
        } catch (UnknownHostException e) {
            return bare;
        }
    }

    /** Returns the address without the brackets and the zone that version 6 may have. */
    public static String bare(String address) {
        return address.indexOf(':') < 0 ? address : ORNAMENT.matcher(address).replaceAll("");
    }
}
