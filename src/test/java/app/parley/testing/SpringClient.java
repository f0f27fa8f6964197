package app.parley.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.websocket.ContainerProvider;
import jakarta.websocket.WebSocketContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.springframework.messaging.simp.stomp.StompFrameHandler;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.messaging.simp.stomp.StompSession.Receiptable;
import org.springframework.messaging.simp.stomp.StompSessionHandlerAdapter;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.messaging.WebSocketStompClient;

/**
 * Spring's own STOMP client as it comes: it needs a scheduler for receipts, with which it beats every ten seconds, and it
 * does not come back by itself. Not thread-safe.
 */
public final class SpringClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final ThreadPoolTaskScheduler beats = new ThreadPoolTaskScheduler();
    private final URI server;
    private final StompHeaders credentials = new StompHeaders();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<Throwable> troubles = new CopyOnWriteArrayList<>();
    private WebSocketStompClient client;
    private StompSession session;

    public SpringClient(URI server, String login, String passcode) {
        this.server = server;
        beats.setThreadNamePrefix("spring-client-");
        beats.afterPropertiesSet();
        credentials.setLogin(login);
        credentials.setPasscode(passcode);
    }

    /** @return the user that the server says this is */
    public String connects() {
        CompletableFuture<String> user = new CompletableFuture<>();
        client = freshClient();
        session = client.connectAsync(server, null, credentials, new Ear(user))
                .orTimeout(SocketClient.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        return user.join();
    }

    /**
     * Each with threads of its own, which Tyrus stops when the connection ends. A negative idle timeout keeps it from using them
     * after each message it has sent: where the server answers DISCONNECT faster than that, they are gone.
     */
    private WebSocketStompClient freshClient() {
        WebSocketContainer container = ContainerProvider.getWebSocketContainer();
        container.setDefaultMaxSessionIdleTimeout(-1);
        WebSocketStompClient fresh = new WebSocketStompClient(new StandardWebSocketClient(container));
        fresh.setTaskScheduler(beats);
        return fresh;
    }

    public boolean isConnected() {
        return session.isConnected();
    }

    /** Enters the room, and waits for the receipt. */
    public void enters(String room) {
        StompHeaders headers = new StompHeaders();
        headers.setDestination("/topic/rooms/" + room);
        headers.setReceipt("enter-" + room);
        awaitReceipt(session.subscribe(headers, new Reader()));
    }

    /** Says something in the room, and waits for the receipt. */
    public void says(String room, String text) {
        StompHeaders headers = new StompHeaders();
        headers.setDestination("/app/rooms/" + room);
        headers.setContentType(MimeTypeUtils.APPLICATION_JSON);
        headers.setReceipt("say-" + text);
        ObjectNode body = JSON.createObjectNode().put("type", "message").put("id", "spring-" + text);
        awaitReceipt(session.send(headers, body.put("text", text).toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static void awaitReceipt(Receiptable sent) {
        CompletableFuture<Boolean> received = new CompletableFuture<>();
        sent.addReceiptTask(() -> received.complete(true));
        sent.addReceiptLostTask(() -> received.complete(false));
        if (!received.join()) {
            throw new AssertionError("no receipt " + sent.getReceiptId());
        }
    }

    public void hears(String text) {
        Await.until("heard: " + text, SocketClient.PATIENCE, () -> heard.contains(text));
    }

    /** The texts heard so far. */
    public List<String> heard() {
        return heard;
    }

    /** What Spring complained about so far. */
    public List<Throwable> troubles() {
        return troubles;
    }

    /** DISCONNECT. */
    public void leaves() {
        session.disconnect();
    }

    @Override
    public void close() {
        if (client != null) {
            client.stop();
        }
        beats.destroy();
    }

    private final class Ear extends StompSessionHandlerAdapter {
        private final CompletableFuture<String> user;

        Ear(CompletableFuture<String> user) {
            this.user = user;
        }

        @Override
        public void afterConnected(StompSession connected, StompHeaders headers) {
            user.complete(headers.getFirst("user-name"));
        }

        @Override
        public void handleTransportError(StompSession from, Throwable trouble) {
            troubles.add(trouble);
        }
    }

    private final class Reader implements StompFrameHandler {
        @Override
        public Type getPayloadType(StompHeaders headers) {
            return byte[].class;
        }

        @Override
        public void handleFrame(StompHeaders headers, Object body) {
            try {
                if ("message".equals(headers.getFirst("type"))) {
                    heard.add(JSON.readTree((byte[]) body).get("text").asText());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
