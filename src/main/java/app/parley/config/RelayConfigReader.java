package app.parley.config;

import app.parley.relay.turn.RelayLimits;
import app.parley.rest.http.proxy.Cidr;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the relay's settings, and checks values that otherwise would fail only at the relay's start. */
final class RelayConfigReader {
    private static final Pattern PORTS = Pattern.compile("(\\d{1,5})-(\\d{1,5})");
    private static final int FIRST_PORT = 49_152;
    private static final int LAST_PORT = 65_535;
    private static final int MANY = 1_000_000;

    private final Settings settings;

    private RelayConfigReader(Settings settings) {
        this.settings = settings;
    }

    /** @param noUdpHere whether the platform blocks incoming UDP */
    static RelayConfig read(Settings settings, boolean noUdpHere) {
        return new RelayConfigReader(settings).read(noUdpHere);
    }

    private RelayConfig read(boolean noUdpHere) {
        int port = settings.number("PARLEY_RELAY_PORT", 3_478, 0, LAST_PORT);
        int tlsPort = settings.number("PARLEY_RELAY_TLS_PORT", 5_349, 0, LAST_PORT);
        if (port != 0 && port == tlsPort) {
            settings.fault("PARLEY_RELAY_TLS_PORT must be another port than PARLEY_RELAY_PORT, not " + tlsPort);
        }
        int[] ports = ports();
        return new RelayConfig(
                settings.choice("PARLEY_RELAY", RelayConfig.Mode.class, RelayConfig.Mode.AUTO),
                noUdpHere,
                port,
                tlsPort,
                ports[0],
                ports[1],
                addresses(),
                settings.flag("PARLEY_RELAY_PRIVATE", false),
                limits());
    }

    private int[] ports() {
        String text = settings.text("PARLEY_RELAY_PORTS", FIRST_PORT + "-" + LAST_PORT);
        Matcher matcher = PORTS.matcher(text);
        if (matcher.matches()) {
            int first = Integer.parseInt(matcher.group(1));
            int last = Integer.parseInt(matcher.group(2));
            if (first > 0 && first <= last && last <= LAST_PORT) {
                return new int[] {first, last};
            }
        }
        settings.fault("PARLEY_RELAY_PORTS must be like 49152-65535, not '" + text + "'");
        return new int[] {FIRST_PORT, LAST_PORT};
    }

    private List<InetAddress> addresses() {
        List<InetAddress> addresses = new ArrayList<>();
        for (String text : settings.list("PARLEY_RELAY_ADDRESS")) {
            InetAddress address = address(text);
            if (address == null || address.isAnyLocalAddress() || address.isMulticastAddress()) {
                settings.fault("PARLEY_RELAY_ADDRESS must be an IP address, or an IPv4 and an IPv6 one, such as"
                        + " 198.51.100.7, not '" + text + "'");
            } else if (addresses.stream().anyMatch(other -> other.getClass() == address.getClass())) {
                settings.fault(
                        "PARLEY_RELAY_ADDRESS must be one address of each kind at most, not also '" + text + "'");
            } else {
                addresses.add(address);
            }
        }
        return List.copyOf(addresses);
    }

    private static @Nullable InetAddress address(String text) {
        try {
            return Cidr.literal(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private RelayLimits limits() {
        RelayLimits standard = RelayLimits.DEFAULT;
        return new RelayLimits(
                limit("ALLOCATIONS_PER_USER", standard.allocationsPerUser()),
                limit("ALLOCATIONS_PER_ADDRESS", standard.allocationsPerAddress()),
                limit("PERMISSIONS_PER_ALLOCATION", standard.permissionsPerAllocation()),
                limit("CHANNELS_PER_ALLOCATION", standard.channelsPerAllocation()),
                limit("KBPS_PER_ALLOCATION", standard.kbpsPerAllocation()),
                limit("KBPS", standard.kbps()),
                limit("UNAUTHENTICATED_PER_SECOND", standard.unauthenticatedPerSecond()));
    }

    private int limit(String name, int otherwise) {
        return settings.number("PARLEY_LIMIT_RELAY_" + name, otherwise, 1, Math.max(MANY, otherwise) * 10);
    }
}
