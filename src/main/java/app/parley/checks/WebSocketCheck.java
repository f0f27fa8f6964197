package app.parley.checks;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Whether a WebSocket opens through the public URL, and something comes back through it. */
public final class WebSocketCheck implements Check {
    private static final String PATH = "/ws";
    private static final int OPEN = 101;

    private final @Nullable PublicUrl url;

    public WebSocketCheck(@Nullable PublicUrl url) {
        this.url = url;
    }

    @Override
    public CheckId id() {
        return CheckId.WEBSOCKET;
    }

    @Override
    public Finding run(Attempt attempt) throws IOException {
        if (url == null) {
            return Finding.of(CheckOutcome.NO_PUBLIC_URL);
        }
        int status = url.pingByWebSocket(attempt, PATH);
        return status == OPEN
                ? Finding.of(CheckOutcome.SOCKET_OPEN, "target", url.toString())
                : Finding.of(CheckOutcome.NO_UPGRADE, "target", url.toString(), "status", Integer.toString(status));
    }
}
