package app.parley.tls.http;

import app.parley.tls.CertificateNames;
import app.parley.tls.ServerCertificate;
import app.parley.tls.acme.HttpChallenges;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Leads from http to https once there is a certificate, and only to hosts that it is for. What machines ask for stays on
 * http: whether the server lives, and the challenges of the authority.
 */
final class HttpsRedirect extends Handler.Wrapper {
    private static final String HEALTH = "/health/";
    private static final int USUAL_PORT = 443;

    private final ServerCertificate certificate;
    private final HttpChallenges challenges;
    private final @Nullable URI publicUrl;
    private final IntSupplier port;

    /**
     * @param publicUrl where people reach the server; null to stay at the host that was asked
     * @param port of https
     */
    HttpsRedirect(ServerCertificate certificate, HttpChallenges challenges, @Nullable URI publicUrl, IntSupplier port) {
        this.certificate = certificate;
        this.challenges = challenges;
        this.publicUrl = publicUrl;
        this.port = port;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = request.getHttpURI().getCanonicalPath();
        Optional<String> challenge = path != null && path.startsWith(HttpChallenges.PATH)
                ? challenges.answer(path.substring(HttpChallenges.PATH.length()))
                : Optional.empty();
        if (challenge.isPresent() && isRead(request)) {
            text(response, HttpStatus.OK_200, challenge.get(), callback);
            return true;
        }
        Optional<X509Certificate> current = certificate.certificate();
        if (request.isSecure() || current.isEmpty() || (path != null && path.startsWith(HEALTH))) {
            return super.handle(request, response, callback);
        }
        Optional<String> origin = origin(request, CertificateNames.of(current.get()));
        if (origin.isPresent()) {
            response.getHeaders()
                    .put(
                            HttpHeader.LOCATION,
                            origin.get() + request.getHttpURI().getPathQuery());
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
            response.setStatus(HttpStatus.PERMANENT_REDIRECT_308);
            callback.succeeded();
        } else {
            text(response, HttpStatus.MISDIRECTED_REQUEST_421, "No certificate is for this address.\n", callback);
        }
        return true;
    }

    /** The header {@code Host} decides nothing but which of the certificate's own hosts it is. */
    private Optional<String> origin(Request request, CertificateNames names) {
        if (publicUrl != null) {
            return Optional.of("https://" + publicUrl.getRawAuthority());
        }
        String asked = Request.getServerName(request);
        Optional<String> host = asked != null && names.cover(asked) ? Optional.of(asked) : names.first();
        int at = port.getAsInt();
        return host.map(name -> "https://" + name + (at == USUAL_PORT ? "" : ":" + at));
    }

    private static boolean isRead(Request request) {
        return HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
    }

    private static void text(Response response, int status, String text, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.write(true, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), callback);
    }
}
