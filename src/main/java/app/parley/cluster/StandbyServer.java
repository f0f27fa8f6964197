package app.parley.cluster;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** Answers in the place of a process that stands by: it lives, is not ready, and people should try again soon. */
public final class StandbyServer implements AutoCloseable {
    private static final int THREADS = 4;
    private static final String RETRY_AFTER = "2"; // s
    private static final String JSON = "application/json";
    private static final String LIVE = "{\"status\":\"ok\",\"instance\":\"%s\"}";
    private static final String NOT_READY = "{\"status\":\"standby\",\"role\":\"standby\"}";
    private static final String PROBLEM = "{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,"
            + "\"detail\":\"Another process serves this database; this one stands by. Try again in a moment.\","
            + "\"code\":\"unavailable\"}";
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="refresh" content="%s">
            <title>Parley</title>
            <body style="font: 1.1rem system-ui; text-align: center; padding: 20vh 1rem 0">
            <p>Parley is back in a moment.</p>
            <p lang="ko">잠시 후 다시 연결됩니다.</p>
            """.formatted(RETRY_AFTER);

    private final Server server;

    private StandbyServer(@Nullable String bind, int port, String instance) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1);
        threads.setName("standby");
        server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost(bind);
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(new Answers(LIVE.formatted(instance)));
    }

    /**
     * @param instance what {@code /health/live} tells apart processes by
     * @throws IllegalStateException when the port cannot be listened on; its cause says why
     */
    public static StandbyServer start(@Nullable String bind, int port, String instance) {
        StandbyServer standby = new StandbyServer(bind, port, instance);
        try {
            standby.server.start();
            return standby;
        } catch (Exception e) {
            standby.close();
            throw new IllegalStateException("The port cannot be listened on", e);
        }
    }

    /** Frees the port. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The server that answers meanwhile did not stop", e);
        }
    }

    private static final class Answers extends Handler.Abstract {
        private final String live;

        private Answers(String live) {
            this.live = live;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            switch (request.getHttpURI().getCanonicalPath()) {
                case "/health/live" -> answer(response, 200, JSON, live, callback);
                case "/health/ready" -> answer(response, 503, JSON, NOT_READY, callback);
                default -> refuse(request, response, callback);
            }
            return true;
        }

        private static void refuse(Request request, Response response, Callback callback) {
            boolean forPeople =
                    String.valueOf(request.getHeaders().get(HttpHeader.ACCEPT)).contains("text/html");
            if (forPeople) {
                answer(response, 503, "text/html;charset=utf-8", PAGE, callback);
            } else {
                answer(response, 503, "application/problem+json", PROBLEM, callback);
            }
        }

        private static void answer(Response response, int status, String type, String body, Callback callback) {
            response.setStatus(status);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
            if (status == 503) {
                response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_AFTER);
                // The next one may have to go to another process.
                response.getHeaders().put(HttpHeader.CONNECTION, "close");
            }
            response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), callback);
        }
    }
}
