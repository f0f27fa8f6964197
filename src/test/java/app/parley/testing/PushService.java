package app.parley.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A push service with one browser behind it, which reads what is sent to it as RFC 8291 says. */
public final class PushService implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final byte[] SECRET = "sixteen letters.".getBytes(StandardCharsets.US_ASCII);

    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
    private final KeyPair keys;
    private final HttpServer server;

    public PushService() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::receive);
        server.start();
    }

    /** A message as it came, and as the browser reads it. */
    public record Message(Headers headers, JsonNode body) {
        public String type() {
            return body.get("type").asText();
        }
    }

    /** What the page hands over to the server, as JSON. */
    public String subscription() {
        return """
                {"endpoint":"http://127.0.0.1:%d/browser","keys":{"p256dh":"%s","auth":"%s"}}""".formatted(
                server.getAddress().getPort(), BASE64.encodeToString(ownPoint()), BASE64.encodeToString(SECRET));
    }

    /** The next messages get these answers; all later ones 201. */
    public void answer(int... statuses) {
        for (int status : statuses) {
            answers.add(status);
        }
    }

    public List<Message> messages() {
        return messages;
    }

    public List<Message> awaitMessages(int count) {
        Await.until("pushed " + count + " times", PATIENCE, () -> messages.size() >= count);
        return messages;
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] sealed = exchange.getRequestBody().readAllBytes();
            messages.add(new Message(exchange.getRequestHeaders(), new ObjectMapper().readTree(open(sealed))));
            Integer answer = answers.poll();
            exchange.sendResponseHeaders(answer == null ? 201 : answer, -1);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private byte[] open(byte[] sealed) throws GeneralSecurityException {
        ByteBuffer in = ByteBuffer.wrap(sealed);
        byte[] salt = new byte[16];
        in.get(salt);
        in.getInt();
        byte[] sender = new byte[in.get()];
        in.get(sender);
        byte[] text = new byte[in.remaining()];
        in.get(text);
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(keys.getPrivate());
        agreement.doPhase(key(sender), true);
        byte[] about =
                concat("WebPush: info\0".getBytes(StandardCharsets.US_ASCII), ownPoint(), sender, new byte[] {1});
        byte[] secret = hmac(hmac(SECRET, agreement.generateSecret()), about);
        byte[] first = hmac(salt, secret);
        byte[] key =
                Arrays.copyOf(hmac(first, "Content-Encoding: aes128gcm\0\1".getBytes(StandardCharsets.US_ASCII)), 16);
        byte[] nonce =
                Arrays.copyOf(hmac(first, "Content-Encoding: nonce\0\1".getBytes(StandardCharsets.US_ASCII)), 12);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        byte[] padded = cipher.doFinal(text);
        return Arrays.copyOf(padded, padded.length - 1);
    }

    private ECPublicKey key(byte[] point) throws GeneralSecurityException {
        ECPoint w = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(point, 1, 33)),
                new BigInteger(1, Arrays.copyOfRange(point, 33, 65)));
        return (ECPublicKey) KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(w, ((ECPublicKey) keys.getPublic()).getParams()));
    }

    private byte[] ownPoint() {
        ECPoint w = ((ECPublicKey) keys.getPublic()).getW();
        return concat(new byte[] {4}, bytes(w.getAffineX()), bytes(w.getAffineY()));
    }

    private static byte[] bytes(BigInteger coordinate) {
        byte[] bytes = coordinate.toByteArray();
        byte[] padded = concat(new byte[32], bytes);
        return Arrays.copyOfRange(padded, padded.length - 32, padded.length);
    }

    private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(data);
    }

    private static byte[] concat(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
