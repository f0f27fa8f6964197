package app.parley.config;

import app.parley.kernel.HostPort;
import app.parley.relay.PemFiles;
import app.parley.tls.acme.AcmeSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code PARLEY_TLS_…}, and checks values that otherwise would fail only later. */
final class TlsConfigReader {
    private static final String CERTIFICATE = "PARLEY_TLS_CERT";
    private static final String KEY = "PARLEY_TLS_KEY";
    private static final String PORT = "PARLEY_TLS_PORT";
    private static final String ACME = "PARLEY_TLS_ACME";
    private static final String DIRECTORY = "PARLEY_TLS_ACME_DIRECTORY";
    private static final String PUBLIC_URL = "PARLEY_PUBLIC_URL";
    private static final String DATA = "PARLEY_DATA";
    private static final URI LETS_ENCRYPT = URI.create("https://acme-v02.api.letsencrypt.org/directory");
    private static final Pattern EMAIL = Pattern.compile("[!-~&&[^@,<>\"]]+@[A-Za-z0-9.-]+");
    private static final List<String> ELSEWHERE =
            List.of("DATABASE_URL", "DATABASE_URL_FILE", "JDBC_DATABASE_URL", "JDBC_DATABASE_URL_FILE");

    private static final Pattern ADDRESS = Pattern.compile("\\[.*]|[0-9.]+");
    private static final int HTTPS = 443;
    private static final int MOST = 65_535;

    private final Settings settings;

    private TlsConfigReader(Settings settings) {
        this.settings = settings;
    }

    /** @param publicUrl null for none */
    static TlsConfig read(Settings settings, @Nullable URI publicUrl) {
        return new TlsConfigReader(settings).read(publicUrl);
    }

    private TlsConfig read(@Nullable URI publicUrl) {
        Path certificate = file(CERTIFICATE);
        Path key = file(KEY);
        checkFiles(certificate, key);
        AcmeSettings acme = acme(publicUrl);
        boolean files = certificate != null || key != null;
        if (files && acme != null) {
            settings.fault(ACME + " and " + CERTIFICATE + " are both set: the certificate comes from one of them");
        }
        Integer port = port(files || acme != null, acme != null);
        if (port != null && publicUrl != null && !"https".equals(publicUrl.getScheme())) {
            settings.fault(PUBLIC_URL + " must begin with https, since " + PORT + " leads everybody there");
        }
        return new TlsConfig(certificate, key, acme, port);
    }

    private @Nullable Path file(String name) {
        return settings.text(name) == null ? null : settings.path(name, "");
    }

    private @Nullable Integer port(boolean hasCertificate, boolean usually) {
        if (settings.text(PORT) == null) {
            return usually ? HTTPS : null;
        }
        int port = settings.number(PORT, HTTPS, 0, MOST);
        if (!hasCertificate) {
            settings.fault(
                    PORT + " is set, but there is no certificate: set " + CERTIFICATE + " and " + KEY + ", or " + ACME);
        }
        if (port != 0 && Integer.toString(port).equals(settings.given("PORT"))) {
            settings.fault(PORT + " must be another port than PORT, not " + port);
        }
        return port;
    }

    private void checkFiles(@Nullable Path certificate, @Nullable Path key) {
        if (certificate == null && key == null) {
            return;
        }
        if (certificate == null || key == null) {
            String missing = certificate == null ? CERTIFICATE : KEY;
            String there = certificate == null ? KEY : CERTIFICATE;
            settings.fault(missing + " is not set, but " + there + " is: TLS needs both");
            return;
        }
        try {
            PemFiles.load(certificate, key);
        } catch (IOException e) {
            settings.fault(CERTIFICATE + " and " + KEY + " cannot be used: " + e.getMessage());
        }
    }

    private @Nullable AcmeSettings acme(@Nullable URI publicUrl) {
        String email = settings.text(ACME);
        String directory = settings.text(DIRECTORY);
        if (email == null) {
            if (directory != null) {
                settings.fault(ACME + " is not set, but " + DIRECTORY + " is");
            }
            return null;
        }
        if (!EMAIL.matcher(email).matches()) {
            settings.fault(ACME + " must be an e-mail address, such as you@example.com, not '" + email + "'");
        }
        if (settings.isGiven("DYNO")) {
            settings.fault(ACME + " is set, but here the platform's router ends https: take it away");
        }
        boolean elsewhere = ELSEWHERE.stream().anyMatch(settings::isGiven);
        if (elsewhere && !settings.isGiven(DATA)) {
            settings.fault(ACME + " is set, but " + DATA + " is not: the certificate has to outlive a restart, so name"
                    + " a directory that stays");
        }
        String host = publicUrl == null || !"https".equals(publicUrl.getScheme())
                ? null
                : HostPort.of(publicUrl)
                        .map(at -> at.host().toLowerCase(Locale.ROOT))
                        .orElse(null);
        if (host == null || ADDRESS.matcher(host).matches()) {
            settings.fault(ACME + " is set, so " + PUBLIC_URL
                    + " must be https with a host name, which the certificate is for: https://chat.example.com");
            return null;
        }
        return new AcmeSettings(
                email, directory(directory), host, settings.path(DATA, "data").resolve("tls"));
    }

    private URI directory(@Nullable String text) {
        if (text == null) {
            return LETS_ENCRYPT;
        }
        try {
            URI directory = URI.create(text);
            if ("https".equals(directory.getScheme()) && directory.getHost() != null) {
                return directory;
            }
        } catch (IllegalArgumentException e) {
            // The fault is added below, like that of a URL of another kind.
        }
        settings.fault(DIRECTORY + " must be like " + LETS_ENCRYPT + ", not '" + text + "'");
        return LETS_ENCRYPT;
    }
}
