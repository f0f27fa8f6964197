package app.parley.config;

import app.parley.kernel.HostPort;
import app.parley.kernel.VisibleText;
import app.parley.oidc.OidcSettings;
import app.parley.oidc.OidcSettings.AdminClaim;
import app.parley.oidc.provider.ProviderSettings;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code PARLEY_OIDC_…}. */
final class OidcConfigReader {
    private static final String ISSUER = "PARLEY_OIDC_ISSUER";
    private static final String CLIENT_ID = "PARLEY_OIDC_CLIENT_ID";
    private static final String CLIENT_SECRET = "PARLEY_OIDC_CLIENT_SECRET";
    private static final String NAME = "PARLEY_OIDC_NAME";
    private static final String ADMIN_CLAIM = "PARLEY_OIDC_ADMIN_CLAIM";
    private static final String AUTO_CREATE = "PARLEY_OIDC_AUTO_CREATE";
    private static final String ONLY = "PARLEY_OIDC_ONLY";
    private static final List<String> OTHERS = List.of(CLIENT_ID, NAME, ADMIN_CLAIM, AUTO_CREATE, ONLY);

    private static final int LONGEST_ISSUER = 255;
    private static final int LONGEST_NAME = 40;
    private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1", "[::1]");

    private OidcConfigReader() {}

    /** @return null for no provider */
    static @Nullable OidcSettings read(Settings settings) {
        String issuer = settings.text(ISSUER);
        String clientId = settings.text(CLIENT_ID);
        String clientSecret = settings.secret(CLIENT_SECRET);
        if (issuer == null) {
            Stream.concat(
                            OTHERS.stream().filter(name -> settings.text(name) != null),
                            Stream.of(CLIENT_SECRET).filter(name -> clientSecret != null))
                    .findFirst()
                    .ifPresent(name -> settings.fault(ISSUER + " is not set, but " + name + " is"));
            return null;
        }
        String host = hostOf(issuer);
        if (host == null || issuer.length() > LONGEST_ISSUER) {
            settings.fault(ISSUER + " must be like https://login.example.com, exactly as the provider names itself,"
                    + " not '" + issuer + "'; without TLS only on this machine");
        }
        if (clientId == null) {
            settings.fault(CLIENT_ID + " is not set, but " + ISSUER + " is");
        }
        if (clientSecret == null) {
            settings.fault(CLIENT_SECRET + " is not set, but " + ISSUER + " is");
        }
        String name = name(settings, host);
        AdminClaim admin = admin(settings);
        boolean autoCreate = settings.flag(AUTO_CREATE, false);
        boolean only = settings.flag(ONLY, false);
        return host == null || clientId == null || clientSecret == null
                ? null
                : new OidcSettings(new ProviderSettings(issuer, clientId, clientSecret), name, admin, autoCreate, only);
    }

    private static String name(Settings settings, @Nullable String host) {
        String name = VisibleText.tidy(Objects.requireNonNullElse(settings.text(NAME), host == null ? "OpenID" : host));
        if (settings.text(NAME) != null) {
            VisibleText.faultOf(name, 1, LONGEST_NAME).ifPresent(fault -> settings.fault(NAME + " " + fault));
        }
        return name;
    }

    private static @Nullable AdminClaim admin(Settings settings) {
        String text = settings.text(ADMIN_CLAIM);
        if (text == null) {
            return null;
        }
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            settings.fault(ADMIN_CLAIM + " must be like groups=parley-admins, not '" + text + "'");
            return null;
        }
        return new AdminClaim(
                text.substring(0, equals).strip(), text.substring(equals + 1).strip());
    }

    /** Without TLS anybody on the way could say who signs in, so it is for this machine alone. */
    private static @Nullable String hostOf(String issuer) {
        try {
            URI uri = URI.create(issuer);
            String host = uri.getHost();
            boolean bare = uri.getRawQuery() == null && uri.getRawFragment() == null;
            boolean noUser =
                    HostPort.of(uri).filter(at -> at.userInfo() == null).isPresent();
            boolean safe = "https".equals(uri.getScheme())
                    || ("http".equals(uri.getScheme()) && THIS_MACHINE.contains(String.valueOf(host)));
            return host != null && bare && noUser && safe ? host : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
