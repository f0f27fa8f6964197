package app.parley.checks;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A TURN server as a URL names it (RFC 7065), with a credential for it. */
public record TurnServer(Transport transport, String host, int port, String username, String password) {
    private static final Pattern URL = Pattern.compile(
            "(turns?):(\\[[0-9a-fA-F:.]+]|[^\\[\\]:?@/\\s]+)(?::(\\d{1,5}))?(?:\\?transport=(udp|tcp))?");
    private static final int PLAIN_PORT = 3_478;
    private static final int TLS_PORT = 5_349;

    /** How its clients come. */
    public enum Transport {
        UDP,
        TCP,
        TLS
    }

    /** Empty for STUN, for TURN over DTLS, which no browser speaks, and for what is no such URL. */
    public static Optional<TurnServer> parse(String url, String username, String password) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            return Optional.empty();
        }
        boolean secure = parts.group(1).equals("turns");
        boolean tcp = "tcp".equals(parts.group(4)) || (secure && parts.group(4) == null);
        if (secure && !tcp) {
            return Optional.empty();
        }
        Transport transport = secure ? Transport.TLS : tcp ? Transport.TCP : Transport.UDP;
        int port = parts.group(3) == null ? (secure ? TLS_PORT : PLAIN_PORT) : Integer.parseInt(parts.group(3));
        return port < 1 || port > 65_535
                ? Optional.empty()
                : Optional.of(new TurnServer(transport, parts.group(2), port, username, password));
    }

    /** For people, without the credential. */
    @Override
    public String toString() {
        return host + ":" + port + " (" + transport.name().toUpperCase(Locale.ROOT) + ")";
    }
}
