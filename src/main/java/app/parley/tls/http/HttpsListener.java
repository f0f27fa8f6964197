package app.parley.tls.http;

import app.parley.tls.ServerCertificate;
import app.parley.tls.acme.HttpChallenges;
import io.javalin.config.JavalinConfig;
import java.net.URI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a server listen for https beside http. A new certificate is for new connections; those that stand stay. */
public final class HttpsListener {
    private static final Logger LOG = LoggerFactory.getLogger(HttpsListener.class);
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final ServerCertificate certificate;
    private final SslContextFactory.Server tls = new SslContextFactory.Server();
    private final int wantedPort;
    private volatile @Nullable ServerConnector connector;

    /** @param port 0 for any free one */
    public HttpsListener(ServerCertificate certificate, int port) {
        this.certificate = certificate;
        wantedPort = port;
        tls.setIncludeProtocols(PROTOCOLS);
        tls.setRenegotiationAllowed(false);
        tls.setSslContext(certificate.get());
        certificate.onChange(this::takeOver);
    }

    /**
     * Adds both connectors, http first.
     *
     * @param bind the address to listen on; null for all
     * @param publicUrl where people reach the server; null to stay at the host that they ask
     */
    public void install(
            JavalinConfig config,
            @Nullable String bind,
            int httpPort,
            HttpChallenges challenges,
            @Nullable URI publicUrl) {
        config.jetty.addConnector((server, http) -> plain(server, http, bind, httpPort));
        config.jetty.addConnector((server, http) -> secure(server, http, bind));
        config.jetty.modifyServer(
                server -> server.insertHandler(new HttpsRedirect(certificate, challenges, publicUrl, this::port)));
    }

    /** Adds the connector for http alone. */
    public static void installPlain(JavalinConfig config, @Nullable String bind, int port) {
        config.jetty.addConnector((server, http) -> plain(server, http, bind, port));
    }

    private static Connector plain(Server server, HttpConfiguration http, @Nullable String bind, int port) {
        return new PatientConnector(server, bind, port, new HttpConnectionFactory(http));
    }

    private Connector secure(Server server, HttpConfiguration http, @Nullable String bind) {
        HttpConfiguration https = new HttpConfiguration(http);
        // Browsers compare the certificate with the host; who leaves that out gets an answer as over http.
        https.getCustomizers().add(0, new SecureRequestCustomizer(false));
        ServerConnector made = new PatientConnector(
                server,
                bind,
                wantedPort,
                new SslConnectionFactory(tls, HttpVersion.HTTP_1_1.asString()),
                new HttpConnectionFactory(https));
        connector = made;
        return made;
    }

    /** Returns where it listens. */
    public int port() {
        ServerConnector listening = connector;
        return listening == null ? wantedPort : listening.getLocalPort();
    }

    private void takeOver() {
        try {
            tls.reload(factory -> factory.setSslContext(certificate.get()));
        } catch (Exception e) {
            LOG.error("The new TLS certificate cannot be taken over", e);
        }
    }
}
