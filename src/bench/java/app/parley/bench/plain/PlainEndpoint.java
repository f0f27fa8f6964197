package app.parley.bench.plain;

import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.annotations.OnWebSocketClose;
import org.eclipse.jetty.websocket.api.annotations.OnWebSocketError;
import org.eclipse.jetty.websocket.api.annotations.OnWebSocketMessage;
import org.eclipse.jetty.websocket.api.annotations.OnWebSocketOpen;
import org.eclipse.jetty.websocket.api.annotations.WebSocket;
import org.jspecify.annotations.Nullable;

/** One socket of the plain relay. */
@WebSocket
public final class PlainEndpoint {
    private final PlainRelay relay;
    private final String id;
    private final @Nullable String room;

    PlainEndpoint(PlainRelay relay, String id, @Nullable String room) {
        this.relay = relay;
        this.id = id;
        this.room = room;
    }

    @OnWebSocketOpen
    public void opened(Session session) {
        relay.people().put(id, session);
        if (room != null) {
            relay.room(room).add(session);
        }
    }

    @OnWebSocketMessage
    public void received(Session session, String message) {
        int colon = message.indexOf(':');
        String address = message.substring(colon + 1, message.indexOf('\n', colon));
        if (colon == 2) {
            Session to = relay.people().get(address);
            if (to != null) {
                to.sendText(message, Callback.NOOP);
            }
        } else {
            relay.room(address).forEach(member -> member.sendText(message, Callback.NOOP));
        }
    }

    /** People hang up at any time. */
    @OnWebSocketError
    public void failed(Session session, Throwable cause) {}

    @OnWebSocketClose
    public void closed(Session session, int code, String reason) {
        relay.people().remove(id, session);
        if (room != null) {
            relay.room(room).remove(session);
        }
    }
}
