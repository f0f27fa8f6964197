package app.parley.store.db;

import app.parley.kernel.HostPort;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses the database URLs that hosting platforms provide. */
public final class DatabaseUrl {
    private static final int DEFAULT_PORT = 5432;
    private static final String HOST = "(\\[[^]/?]+]|[^:@/?,\\[]*)(:\\d{1,5})?";
    private static final Pattern POSTGRES_URL =
            Pattern.compile("jdbc:postgresql://" + HOST + "(," + HOST + ")*([/?].*)?");

    private DatabaseUrl() {}

    /**
     * Parses {@code postgres://user:password@host:port/database?sslmode=…}, the format of Heroku. Without
     * {@code sslmode}, TLS is required, except for this machine itself.
     *
     * @throws IllegalArgumentException with a sentence that shows no password
     */
    public static DatabaseSettings parse(String url) {
        URI uri = uri(url);
        boolean postgres = "postgres".equals(uri.getScheme()) || "postgresql".equals(uri.getScheme());
        String database = uri.getRawPath();
        HostPort server = HostPort.of(uri).orElse(null);
        if (!postgres || server == null || database == null || database.length() < 2) {
            throw new IllegalArgumentException(
                    "DATABASE_URL is not of the form postgres://user:password@host:port/database");
        }
        int port = server.port() < 0 ? DEFAULT_PORT : server.port();
        String parameters = parameters(uri.getRawQuery(), server.host());
        String jdbcUrl = "jdbc:postgresql://%s:%d%s?%s".formatted(server.host(), port, database, parameters);
        String userInfo = server.userInfo();
        String[] credentials = userInfo == null ? new String[0] : userInfo.split(":", 2);
        return new DatabaseSettings(
                jdbcUrl,
                credentials.length > 0 ? decoded(credentials[0]) : null,
                credentials.length > 1 ? decoded(credentials[1]) : null);
    }

    /**
     * Parses {@code jdbc:postgresql://…} or {@code jdbc:h2:…}, which the drivers take unchanged.
     *
     * @throws IllegalArgumentException with a sentence that shows no password
     */
    public static DatabaseSettings parseJdbc(String url) {
        if (!POSTGRES_URL.matcher(url).matches() && !url.startsWith("jdbc:h2:")) {
            throw new IllegalArgumentException(
                    "JDBC_DATABASE_URL is not of the form jdbc:postgresql://host:port/database");
        }
        return new DatabaseSettings(url, null, null);
    }

    private static URI uri(String url) {
        try {
            return new URI(url.strip());
        } catch (URISyntaxException e) {
            // The exception's message contains the URL, and so the password.
            throw new IllegalArgumentException(
                    "DATABASE_URL is no URL; special characters in the password must be %-encoded");
        }
    }

    private static String parameters(@Nullable String query, String host) {
        if (query != null && Arrays.stream(query.split("&")).anyMatch(part -> part.startsWith("sslmode="))) {
            return query;
        }
        String mode = "sslmode=" + (isThisMachine(host) ? "prefer" : "require");
        return query == null ? mode : query + "&" + mode;
    }

    private static boolean isThisMachine(String host) {
        return "localhost".equals(host) || "127.0.0.1".equals(host) || "[::1]".equals(host);
    }

    private static String decoded(String text) {
        // In this part of a URL, a plus sign means a plus sign, not a space.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
