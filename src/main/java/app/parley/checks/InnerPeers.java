package app.parley.checks;

import app.parley.relay.client.RelayClient;
import app.parley.relay.client.RelayRefusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Peers that no TURN server may relay to. Asking for a permission sends nothing to them. */
final class InnerPeers {
    private static final int PORT = 80;

    private static final Map<String, byte[]> IPV4 = ordered(List.of(
            peer("10.0.0.1", 10, 0, 0, 1),
            peer("172.16.0.1", 172, 16, 0, 1),
            peer("192.168.0.1", 192, 168, 0, 1),
            peer("100.64.0.1", 100, 64, 0, 1),
            peer("127.0.0.1", 127, 0, 0, 1),
            peer("169.254.169.254", 169, 254, 169, 254)));

    private static final Map<String, byte[]> IPV6 = ordered(List.of(
            peer("::1", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1),
            peer("fd00::1", 0xFD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1),
            peer("::ffff:127.0.0.1", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 127, 0, 0, 1),
            peer("::ffff:10.0.0.1", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 10, 0, 0, 1)));

    private InnerPeers() {}

    /** Those that a client with an allocation of IPv4 gets a permission for. */
    static List<String> allowedTo(RelayClient client) throws IOException {
        return allowed(client, IPV4);
    }

    /** Those that a client with an allocation of IPv6 gets a permission for. */
    static List<String> allowedToIpv6(RelayClient client) throws IOException {
        return allowed(client, IPV6);
    }

    private static List<String> allowed(RelayClient client, Map<String, byte[]> peers) throws IOException {
        List<String> allowed = new ArrayList<>();
        for (Map.Entry<String, byte[]> peer : peers.entrySet()) {
            try {
                client.permit(peer.getValue(), PORT);
                allowed.add(peer.getKey());
            } catch (RelayRefusal e) {
                // As it should.
            }
        }
        return allowed;
    }

    private static Map.Entry<String, byte[]> peer(String name, int... numbers) {
        byte[] bytes = new byte[numbers.length];
        for (int index = 0; index < numbers.length; index++) {
            bytes[index] = (byte) numbers[index];
        }
        return Map.entry(name, bytes);
    }

    private static Map<String, byte[]> ordered(List<Map.Entry<String, byte[]>> entries) {
        Map<String, byte[]> peers = new LinkedHashMap<>();
        entries.forEach(entry -> peers.put(entry.getKey(), entry.getValue()));
        return peers;
    }
}
