package app.parley.ice;

import app.parley.kernel.WireNames;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The APIs that provide short-lived TURN servers, as each service documents them. */
public enum RelayServiceKind {
    /** Cloudflare Realtime TURN: {@code POST …/v1/turn/keys/{id}/credentials/generate-ice-servers}. */
    CLOUDFLARE {
        @Override
        HttpRequest.Builder request(URI url, @Nullable String token) {
            return HttpRequest.newBuilder(url)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"ttl\":" + ASKED_LIFE.toSeconds() + "}"));
        }

        @Override
        Duration lifeUnlessSaid() {
            return ASKED_LIFE;
        }
    },

    /** Twilio Network Traversal: {@code POST /2010-04-01/Accounts/{sid}/Tokens.json}. */
    TWILIO {
        @Override
        HttpRequest.Builder request(URI url, @Nullable String token) {
            return HttpRequest.newBuilder(url)
                    .header("Authorization", "Basic " + base64(accountAndToken(url, String.valueOf(token))))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("Ttl=" + ASKED_LIFE.toSeconds()));
        }

        @Override
        Duration lifeUnlessSaid() {
            return ASKED_LIFE;
        }
    },

    /** Metered: {@code GET https://{app}.metered.live/api/v1/turn/credentials?apiKey=…}. */
    METERED {
        @Override
        HttpRequest.Builder request(URI url, @Nullable String token) {
            String key = "apiKey=" + URLEncoder.encode(String.valueOf(token), StandardCharsets.UTF_8);
            String separator = url.getRawQuery() == null ? "?" : "&";
            return HttpRequest.newBuilder(URI.create(url + separator + key)).GET();
        }
    },

    /** Any other service that answers a GET request with such servers. */
    JSON {
        @Override
        HttpRequest.Builder request(URI url, @Nullable String token) {
            HttpRequest.Builder request = HttpRequest.newBuilder(url).GET();
            return token == null ? request : request.header("Authorization", "Bearer " + token);
        }

        @Override
        public boolean needsToken() {
            return false;
        }
    };

    private static final Duration ASKED_LIFE = Duration.ofDays(1);
    private static final Duration UNSAID_LIFE = Duration.ofHours(1);
    private static final Pattern ACCOUNT = Pattern.compile("/Accounts/([^/]+)/");

    /** Builds the request to the service. */
    abstract HttpRequest.Builder request(URI url, @Nullable String token);

    public boolean needsToken() {
        return true;
    }

    /** Returns the lifetime of credentials if the answer contains none. */
    Duration lifeUnlessSaid() {
        return UNSAID_LIFE;
    }

    public String wire() {
        return WireNames.of(this);
    }

    /** An API key has the form {@code SK…:secret}. The account's own token belongs to the account in the URL. */
    private static String accountAndToken(URI url, String token) {
        Matcher account = ACCOUNT.matcher(url.getPath());
        return token.contains(":") || !account.find() ? token : account.group(1) + ":" + token;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
