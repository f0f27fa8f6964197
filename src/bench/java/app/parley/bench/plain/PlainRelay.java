package app.parley.bench.plain;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/**
 * A relay that parses nothing. Who comes says its id and room in the address; a message begins with the line
 * {@code to:id} or {@code room:id}, and goes there as it is.
 */
public final class PlainRelay {
    /** Its people are silent while another server is measured. */
    private static final Duration PATIENT = Duration.ofMinutes(10);

    private final Map<String, Session> people = new ConcurrentHashMap<>();
    private final Map<String, Set<Session>> rooms = new ConcurrentHashMap<>();

    private PlainRelay() {}

    public static void main(String[] args) throws Exception {
        Server server = new Server(0);
        PlainRelay relay = new PlainRelay();
        server.setHandler(WebSocketUpgradeHandler.from(server, container -> {
            container.setIdleTimeout(PATIENT);
            container.addMapping("/ws", (request, response, callback) -> relay.endpoint(request));
        }));
        server.start();
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        say("The plain relay is ready at http://localhost:" + port);
        server.join();
    }

    @SuppressWarnings("SystemOut") // For the process that started this one.
    private static void say(String line) {
        System.out.println(line);
    }

    private PlainEndpoint endpoint(ServerUpgradeRequest request) {
        Fields query = Request.extractQueryParameters(request);
        return new PlainEndpoint(this, query.getValue("id"), query.getValue("room"));
    }

    Map<String, Session> people() {
        return people;
    }

    Set<Session> room(String id) {
        return rooms.computeIfAbsent(id, key -> ConcurrentHashMap.newKeySet());
    }
}
