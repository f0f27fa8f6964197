package app.parley.rest.http.proxy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import org.eclipse.jetty.http.HostPortHttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Restores a request from trusted proxies to the form in which the outermost proxy received it. Scheme, host and client
 * address are then right for all later code, also for upgrades. Headers from other senders are ignored.
 */
public final class TrustedProxies implements HttpConfiguration.Customizer {
    private final List<Cidr> trusted;

    public TrustedProxies(List<Cidr> trusted) {
        this.trusted = trusted;
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        if (!(request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress peer)
                || !trusts(peer.getAddress())) {
            return request;
        }
        ForwardedHop received = received(ForwardedHops.of(request.getHeaders()));
        InetSocketAddress client =
                received.from() == null ? peer : new InetSocketAddress(received.from(), peer.getPort());
        return new Forwarded(request, client, received.scheme(), shownHost(request, received));
    }

    /**
     * Proxies that leave the port out of the host may name it apart. Where another port leads to theirs, they name the wrong
     * one, so it counts only if the browser's own {@code Origin} has it.
     */
    private static @Nullable String shownHost(Request request, ForwardedHop received) {
        String host = received.host() == null ? request.getHeaders().get(HttpHeader.HOST) : received.host();
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        if (host == null || received.port() == null || origin == null) {
            return received.host();
        }
        String whole = host + ":" + received.port();
        return origin.replaceFirst("^https?://", "").equalsIgnoreCase(whole) ? whole : received.host();
    }

    /**
     * Starts at the rightmost address that is not a trusted proxy. The client may have forged everything to its left.
     */
    private ForwardedHop received(List<ForwardedHop> hops) {
        ForwardedHop received = ForwardedHop.NOTHING;
        for (int i = hops.size() - 1; i >= 0; i--) {
            ForwardedHop hop = hops.get(i);
            received = hop.orElse(received);
            if (hop.from() == null || !trusts(hop.from())) {
                break;
            }
        }
        return received;
    }

    private boolean trusts(InetAddress address) {
        return trusted.stream().anyMatch(block -> block.contains(address));
    }

    private static final class Forwarded extends Request.Wrapper {
        private final HttpURI uri;
        private final HttpFields headers;
        private final ConnectionMetaData connection;

        Forwarded(Request request, InetSocketAddress client, @Nullable String scheme, @Nullable String host) {
            super(request);
            HttpURI.Mutable shown = HttpURI.build(request.getHttpURI());
            HttpFields.Mutable sent = HttpFields.build(request.getHeaders());
            if (scheme != null) {
                shown.scheme(scheme);
            }
            if (host != null) {
                shown.authority(host);
                // Jetty expects this field type, which it creates when it parses the header itself.
                sent.put(new HostPortHttpField(host));
            }
            uri = shown.asImmutable();
            headers = sent.asImmutable();
            connection = new ConnectionMetaData.Wrapper(request.getConnectionMetaData()) {
                @Override
                public SocketAddress getRemoteSocketAddress() {
                    return client;
                }

                @Override
                public boolean isSecure() {
                    return "https".equals(uri.getScheme());
                }
            };
        }

        @Override
        public HttpURI getHttpURI() {
            return uri;
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }

        @Override
        public ConnectionMetaData getConnectionMetaData() {
            return connection;
        }

        @Override
        public boolean isSecure() {
            return connection.isSecure();
        }
    }
}
