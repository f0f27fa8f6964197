package app.parley.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A WebSocket client that keeps what it hears. */
public class SocketClient implements AutoCloseable {
    public static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;
    private int read;

    public SocketClient(URI uri, String subprotocol, Map<String, String> headers) {
        this(HTTP, uri, subprotocol, headers);
    }

    /** @param http trusts the server, for instance */
    public SocketClient(HttpClient http, URI uri, String subprotocol, Map<String, String> headers) {
        WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(PATIENCE);
        headers.forEach(builder::header);
        if (!subprotocol.isEmpty()) {
            builder.subprotocols(subprotocol);
        }
        socket = builder.buildAsync(uri, new Ear()).join();
    }

    /** The status of the answer to an upgrade that is refused. */
    public static int refusalOf(URI uri, String subprotocol, Map<String, String> headers) {
        try {
            new SocketClient(uri, subprotocol, headers).close();
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }

    public String subprotocol() {
        return socket.getSubprotocol();
    }

    public SocketClient say(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    public void sayPart(String text, boolean last) {
        socket.sendText(text, last).join();
    }

    public void sayBinary(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    /** What was heard so far, in order. */
    public List<String> heard() {
        return heard;
    }

    /** The next message that was not returned yet and fits; those before it are passed over. */
    public String next(Predicate<String> fits) {
        int[] found = {-1};
        Await.until("heard", PATIENCE, () -> {
            for (int i = read; i < heard.size(); i++) {
                if (fits.test(heard.get(i))) {
                    found[0] = i;
                    return true;
                }
            }
            return false;
        });
        read = found[0] + 1;
        return heard.get(found[0]);
    }

    /** The close code, 1006 when the line was cut. */
    public int closeCode() {
        return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    public boolean isOpen() {
        return !closed.isDone();
    }

    /** Drops the line without a word. */
    public void cut() {
        socket.abort();
        closed.complete(1006);
    }

    public void close(int code) {
        socket.sendClose(code, "").join();
    }

    @Override
    public void close() {
        if (isOpen()) {
            cut();
        }
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder begun = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            begun.append(part);
            if (last) {
                heard.add(begun.toString());
                begun.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.complete(1006);
        }
    }
}
