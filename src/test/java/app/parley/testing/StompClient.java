package app.parley.testing;

import app.parley.stomp.Command;
import app.parley.stomp.Frame;
import app.parley.stomp.FrameCodec;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A STOMP client for tests. Not thread-safe. */
public final class StompClient extends SocketClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FrameCodec CODEC = new FrameCodec(100, 100_000);

    private int receipts;

    /** Opens a socket and says nothing yet. */
    public StompClient(URI uri, Map<String, String> headers) {
        super(uri, "v12.stomp", headers);
    }

    /** @param http trusts the server, for instance */
    public StompClient(HttpClient http, URI uri, Map<String, String> headers) {
        super(http, uri, "v12.stomp", headers);
    }

    /** Opens a socket and connects with name and password, and listens to refusals. */
    public static StompClient connected(URI uri, String login, String passcode) {
        StompClient client = new StompClient(uri, Map.of());
        client.connect("login", login, "passcode", passcode);
        client.subscribe("errors", "/user/queue/errors");
        return client;
    }

    /** Opens a socket and connects with the cookie, and listens to refusals. */
    public static StompClient connectedByCookie(URI uri, String cookie) {
        StompClient client = new StompClient(uri, Map.of("Cookie", cookie));
        client.connect();
        client.subscribe("errors", "/user/queue/errors");
        return client;
    }

    /** Sends CONNECT with further headers, names and values alternating, and waits for CONNECTED. */
    public Frame connect(String... headers) {
        String[] all = new String[headers.length + 4];
        System.arraycopy(new String[] {"accept-version", "1.2", "host", "parley"}, 0, all, 0, 4);
        System.arraycopy(headers, 0, all, 4, headers.length);
        send(Frame.of(Command.CONNECT, all));
        return next(Command.CONNECTED);
    }

    public void send(Frame frame) {
        say(new String(FrameCodec.format(frame), StandardCharsets.UTF_8));
    }

    /** SENDs and does not wait. */
    public void send(String destination, String body, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "destination";
        all[1] = destination;
        System.arraycopy(headers, 0, all, 2, headers.length);
        send(Frame.of(Command.SEND, body, all));
    }

    /** SENDs and waits for the receipt. */
    public void sendAndWait(String destination, String body) {
        String receipt = nextReceipt();
        send(destination, body, "receipt", receipt);
        awaitReceipt(receipt);
    }

    /** Subscribes and waits until the subscription stands. */
    public void subscribe(String id, String destination, String... headers) {
        String receipt = nextReceipt();
        String[] all = new String[headers.length + 6];
        System.arraycopy(new String[] {"id", id, "destination", destination, "receipt", receipt}, 0, all, 0, 6);
        System.arraycopy(headers, 0, all, 6, headers.length);
        send(Frame.of(Command.SUBSCRIBE, all));
        awaitReceipt(receipt);
    }

    public void unsubscribe(String id) {
        String receipt = nextReceipt();
        send(Frame.of(Command.UNSUBSCRIBE, "id", id, "receipt", receipt));
        awaitReceipt(receipt);
    }

    /** Leaves as STOMP wants it: DISCONNECT, and the receipt for it. */
    public void disconnect() {
        String receipt = nextReceipt();
        send(Frame.of(Command.DISCONNECT, "receipt", receipt));
        awaitReceipt(receipt);
    }

    private String nextReceipt() {
        receipts++;
        return "receipt-" + receipts;
    }

    /** Waits without passing anything over: messages that came before the receipt can still be asked for. */
    public void awaitReceipt(String receipt) {
        Await.until(
                "acknowledged: " + receipt,
                PATIENCE,
                () -> frames().stream()
                        .anyMatch(frame ->
                                frame.command() == Command.RECEIPT && receipt.equals(frame.header("receipt-id"))));
    }

    /** All frames heard so far. */
    public List<Frame> frames() {
        return heard().stream()
                .filter(text -> !FrameCodec.isHeartBeat(text))
                .map(CODEC::parse)
                .toList();
    }

    public Frame next(Command command) {
        return CODEC.parse(next((String text) ->
                !FrameCodec.isHeartBeat(text) && CODEC.parse(text).command() == command));
    }

    /** The next MESSAGE of this type. */
    public Frame nextMessage(String type) {
        return nextMessage((Frame frame) -> type.equals(frame.header("type")));
    }

    public Frame nextMessage(Predicate<Frame> fits) {
        return CODEC.parse(next((String text) -> {
            if (FrameCodec.isHeartBeat(text)) {
                return false;
            }
            Frame frame = CODEC.parse(text);
            return frame.command() == Command.MESSAGE && fits.test(frame);
        }));
    }

    /** The body of the next MESSAGE of this type. */
    public JsonNode nextBody(String type) {
        return json(nextMessage(type));
    }

    public static JsonNode json(Frame frame) {
        try {
            return JSON.readTree(frame.body());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
