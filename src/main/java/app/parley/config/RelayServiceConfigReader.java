package app.parley.config;

import app.parley.ice.RelayServiceKind;
import app.parley.ice.RelayServiceSettings;
import app.parley.kernel.HostPort;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code PARLEY_ICE_…}. Messages leave out the values, because the URLs of such services may contain secrets. */
final class RelayServiceConfigReader {
    private static final String URL = "PARLEY_ICE_URL";
    private static final String KIND = "PARLEY_ICE_KIND";
    private static final String TOKEN = "PARLEY_ICE_TOKEN";
    private static final Pattern ONE_WORD = Pattern.compile("[!-~]+");

    private RelayServiceConfigReader() {}

    /** @return null for no relay service */
    static @Nullable RelayServiceSettings read(Settings settings) {
        String text = settings.hiddenText(URL);
        RelayServiceKind kind = settings.text(KIND) == null
                ? null
                : settings.choice(KIND, RelayServiceKind.class, RelayServiceKind.JSON);
        String token = settings.secret(TOKEN);
        if (text == null) {
            if (kind != null || token != null) {
                settings.fault(URL + " is not set, but " + (kind == null ? TOKEN : KIND) + " is");
            }
            return null;
        }
        URI url = url(text);
        if (url == null) {
            settings.fault(URL + " must be like https://api.example.com/path, without user, password and fragment");
        }
        if (kind == null) {
            settings.fault(KIND + " is not set, but " + URL + " is: cloudflare, twilio, metered or json");
        } else if (kind.needsToken() && token == null) {
            settings.fault(TOKEN + " is not set, but " + KIND + " is " + kind.wire());
        }
        if (token != null && !ONE_WORD.matcher(token).matches()) {
            settings.fault(TOKEN + " must be one word of ASCII characters");
        }
        return url == null || kind == null ? null : new RelayServiceSettings(kind, url, token);
    }

    private static @Nullable URI url(String text) {
        try {
            URI url = URI.create(text);
            boolean http = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            boolean host = HostPort.of(url).filter(at -> at.userInfo() == null).isPresent() && url.getHost() != null;
            return http && host && url.getRawFragment() == null ? url : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
