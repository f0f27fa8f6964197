package app.parley.ice;

import app.parley.hub.value.IceServer;
import app.parley.hub.value.IceServers;
import app.parley.kernel.UserId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Provides STUN servers, and TURN servers with credentials that expire. It follows coturn's REST scheme
 * (draft-uberti-behave-turn-rest-00): the user name is {@code expiry:user} and the password its HMAC-SHA1. Thread-safe.
 */
public final class TurnCredentials implements IceServers {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final String ALGORITHM = "HmacSHA1";

    private final List<String> stunUrls;
    private final List<String> turnUrls;
    private final @Nullable SecretKeySpec secret;
    private final InstantSource clock;

    /** @param secret shared with the TURN server; without a secret there is no TURN */
    public TurnCredentials(List<String> stunUrls, List<String> turnUrls, @Nullable String secret, InstantSource clock) {
        this.stunUrls = List.copyOf(stunUrls);
        this.turnUrls = List.copyOf(turnUrls);
        this.secret = secret == null ? null : new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.clock = clock;
    }

    @Override
    public Grant grant(UserId user, String host) {
        List<IceServer> servers = new ArrayList<>();
        if (!stunUrls.isEmpty()) {
            servers.add(new IceServer(stunUrls, null, null));
        }
        if (turnUrls.isEmpty() || secret == null) {
            return new Grant(List.copyOf(servers), null);
        }
        Instant expiresAt = clock.instant().plus(LIFE).truncatedTo(ChronoUnit.SECONDS);
        String username = expiresAt.getEpochSecond() + ":" + user;
        servers.add(new IceServer(turnUrls, username, password(secret, username)));
        return new Grant(List.copyOf(servers), expiresAt);
    }

    private static String password(SecretKeySpec secret, String username) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return Base64.getEncoder().encodeToString(mac.doFinal(username.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA1", e);
        }
    }
}
