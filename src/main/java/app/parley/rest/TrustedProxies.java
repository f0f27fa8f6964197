package app.parley.rest;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Shows a request that came through a trusted proxy as the proxy received it: scheme and client address are right for
 * whoever asks later, upgrades included. What others claim in {@code X-Forwarded-…} is not looked at.
 */
final class TrustedProxies implements HttpConfiguration.Customizer {
    private final List<Cidr> trusted;

    TrustedProxies(List<Cidr> trusted) {
        this.trusted = trusted;
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        if (!(request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress peer)
                || !trusts(peer.getAddress())) {
            return request;
        }
        String forwardedFor = String.join(",", request.getHeaders().getValuesList(HttpHeader.X_FORWARDED_FOR));
        String proto = request.getHeaders().get(HttpHeader.X_FORWARDED_PROTO);
        return new Forwarded(request, client(forwardedFor, peer), scheme(proto));
    }

    /** The rightmost address that is no proxy of ours: whatever stands left of it, the client may have made up. */
    private InetSocketAddress client(String forwardedFor, InetSocketAddress peer) {
        String[] hops = forwardedFor.split(",", -1);
        InetSocketAddress client = peer;
        for (int i = hops.length - 1; i >= 0; i--) {
            InetAddress hop;
            try {
                hop = Cidr.literal(hops[i].strip());
            } catch (IllegalArgumentException e) {
                return client;
            }
            client = new InetSocketAddress(hop, peer.getPort());
            if (!trusts(hop)) {
                return client;
            }
        }
        return client;
    }

    private static @Nullable String scheme(@Nullable String proto) {
        if (proto == null) {
            return null;
        }
        String last = proto.substring(proto.lastIndexOf(',') + 1).strip();
        return last.equalsIgnoreCase("https") || last.equalsIgnoreCase("http") ? last.toLowerCase(Locale.ROOT) : null;
    }

    private boolean trusts(InetAddress address) {
        return trusted.stream().anyMatch(block -> block.contains(address));
    }

    private static final class Forwarded extends Request.Wrapper {
        private final HttpURI uri;
        private final ConnectionMetaData connection;

        Forwarded(Request request, InetSocketAddress client, @Nullable String scheme) {
            super(request);
            uri = scheme == null
                    ? request.getHttpURI()
                    : HttpURI.build(request.getHttpURI()).scheme(scheme).asImmutable();
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
        public ConnectionMetaData getConnectionMetaData() {
            return connection;
        }

        @Override
        public boolean isSecure() {
            return connection.isSecure();
        }
    }
}
