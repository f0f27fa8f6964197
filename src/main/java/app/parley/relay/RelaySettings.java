package app.parley.relay;

import java.net.InetAddress;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where the relay listens, and what it relays from.
 *
 * @param bind the address to listen on; null for all
 * @param port for UDP and TCP; 0 for any free one
 * @param tlsPort for TLS, where there is a certificate; 0 for any free one
 * @param firstRelayedPort of the UDP ports, one for each allocation
 * @param lastRelayedPort itself included
 * @param relayedAddresses handed out as relayed addresses, at most one of each family; none for the machine's own. Asked again and again by a
 *     thread that may wait for it
 * @param privatePeers whether RFC 1918 and unique local addresses may be relayed to
 * @param tls asked for each TLS connection, so that a renewed certificate is used; null for no TLS
 */
public record RelaySettings(
        @Nullable InetAddress bind,
        int port,
        int tlsPort,
        int firstRelayedPort,
        int lastRelayedPort,
        Supplier<List<InetAddress>> relayedAddresses,
        boolean privatePeers,
        @Nullable Supplier<SSLContext> tls) {}
