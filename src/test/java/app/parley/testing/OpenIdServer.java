package app.parley.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** An OpenID provider on this machine that says what it is told to, lies included. Nobody types a password there. */
public final class OpenIdServer implements AutoCloseable {
    public static final String CLIENT = "parley";
    public static final String SECRET = "the-secret-of-the-client";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RSAKey KEY = newKey("first");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private volatile Map<String, Object> claims = Map.of();
    private volatile UnaryOperator<JWTClaimsSet.Builder> lie = UnaryOperator.identity();
    private volatile Signing signing = OpenIdServer::signed;
    private volatile RSAKey key = KEY;
    private volatile Answer discovery = this::discovery;

    /** Makes a token of claims, by whatever key and algorithm. */
    @FunctionalInterface
    public interface Signing {
        JWT sign(JWTClaimsSet claims, RSAKey key) throws JOSEException;
    }

    /** What is sent for one path. */
    @FunctionalInterface
    public interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    public OpenIdServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        on("/.well-known/openid-configuration", exchange -> discovery.give(exchange));
        on("/jwks", exchange -> send(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
        on("/token", this::token);
        on("/userinfo", exchange -> send(exchange, 200, JSON.writeValueAsString(claims)));
        server.start();
    }

    private void on(String path, Answer answer) {
        server.createContext(path, exchange -> {
            asked.computeIfAbsent(path, same -> new AtomicInteger()).incrementAndGet();
            try (exchange) {
                answer.give(exchange);
            }
        });
    }

    public String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public int asked(String path) {
        return asked.getOrDefault(path, new AtomicInteger()).get();
    }

    /** From now on this is who signs in. */
    public void is(Map<String, Object> person) {
        claims = person;
    }

    /** From now on ID tokens are changed like this. */
    public void lies(UnaryOperator<JWTClaimsSet.Builder> how) {
        lie = how;
    }

    public void signs(Signing how) {
        signing = how;
    }

    /** From now on there is another key, and only that. */
    public RSAKey changesItsKey(String id) {
        key = newKey(id);
        return key;
    }

    public void describesItself(Answer how) {
        discovery = how;
    }

    public void describesItselfAgain() {
        discovery = this::discovery;
    }

    /** What a browser brings back from there: a code for the address that it was sent to. */
    public String signsIn(URI address) {
        Map<String, String> query = query(address.getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, query);
        return code;
    }

    public static Map<String, String> query(String raw) {
        Map<String, String> values = new HashMap<>();
        for (String pair : raw.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            values.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return values;
    }

    /** A logout token as it should be, but for what {@code change} does to it. */
    public String logoutToken(UnaryOperator<JWTClaimsSet.Builder> change) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder said = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(120)))
                .jwtID(UUID.randomUUID().toString())
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        return sign(change.apply(said).build());
    }

    private String sign(JWTClaimsSet said) {
        try {
            return signing.sign(said, key).serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static JWT signed(JWTClaimsSet said, RSAKey key) throws JOSEException {
        return signed(
                said,
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new RSASSASigner(key));
    }

    public static JWT signed(JWTClaimsSet said, JWSHeader header, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, said);
        token.sign(signer);
        return token;
    }

    public static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void discovery(HttpExchange exchange) throws IOException {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("issuer", issuer());
        said.put("authorization_endpoint", issuer() + "/authorize");
        said.put("token_endpoint", issuer() + "/token");
        said.put("userinfo_endpoint", issuer() + "/userinfo");
        said.put("jwks_uri", issuer() + "/jwks");
        said.put("response_types_supported", new String[] {"code"});
        said.put("subject_types_supported", new String[] {"public"});
        said.put("id_token_signing_alg_values_supported", new String[] {"RS256"});
        send(exchange, 200, JSON.writeValueAsString(said));
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = query(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> attempt = codes.remove(form.get("code"));
        String client = Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        boolean fits = attempt != null
                && ("Basic " + client).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && "authorization_code".equals(form.get("grant_type"))
                && attempt.get("redirect_uri").equals(form.get("redirect_uri"))
                && "S256".equals(attempt.get("code_challenge_method"))
                && attempt.get("code_challenge").equals(challenge(form.getOrDefault("code_verifier", "")));
        if (!fits) {
            send(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        Instant now = Instant.now();
        JWTClaimsSet.Builder said = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", attempt.get("nonce"));
        claims.forEach(said::claim);
        Map<String, Object> tokens = Map.of(
                "access_token",
                "opaque",
                "token_type",
                "Bearer",
                "id_token",
                sign(lie.apply(said).build()));
        send(exchange, 200, JSON.writeValueAsString(tokens));
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
