package app.parley.protocol.stomp;

import app.parley.hub.Hub;
import app.parley.kernel.Limits;
import app.parley.protocol.HandshakeInfo;
import app.parley.protocol.ProtocolHandler;
import app.parley.protocol.RecordingSocketSink;
import app.parley.stomp.Command;
import app.parley.stomp.Frame;
import app.parley.stomp.FrameCodec;
import app.parley.testing.SignalingFixture;
import app.parley.testing.TestClock;
import java.nio.charset.StandardCharsets;

/** A STOMP client over a recording socket, against a hub whose clock is turned by hand. */
public final class StompGuest {
    public final RecordingSocketSink socket = new RecordingSocketSink();
    final ProtocolHandler handler;

    private StompGuest(StompDialect dialect) {
        handler = dialect.converse(new HandshakeInfo("192.0.2.1", null, null), socket);
    }

    /** A hub with a STOMP dialect and a manual clock. */
    public static final class Fixture {
        final TestClock clock = new TestClock();
        public final SignalingFixture signaling;
        private final StompDialect dialect;

        public Fixture() {
            this(Limits.DEFAULT);
        }

        Fixture(Limits limits) {
            signaling = new SignalingFixture(limits, clock);
            dialect = new StompDialect(signaling.hub(), signaling.authenticator(), limits, clock, "test");
        }

        public Hub hub() {
            return signaling.hub();
        }

        StompGuest opens() {
            return new StompGuest(dialect);
        }

        /** Connects, and listens to refusals. */
        public StompGuest connects(String user, String... headers) {
            StompGuest guest = opens();
            guest.connect(user, headers);
            guest.subscribe("errors", "/user/queue/errors");
            return guest;
        }

        /** Enters the team room, too. */
        public StompGuest enters(String user) {
            StompGuest guest = connects(user);
            guest.subscribe("room", "/topic/rooms/standup");
            return guest;
        }
    }

    Frame connect(String user, String... headers) {
        String[] all = new String[headers.length + 8];
        String[] usual = {"accept-version", "1.2", "host", "h", "login", user, "passcode", "pw-" + user};
        System.arraycopy(usual, 0, all, 0, 8);
        System.arraycopy(headers, 0, all, 8, headers.length);
        say(Command.CONNECT, all);
        return socket.last(Command.CONNECTED);
    }

    void say(String text) {
        handler.received(text);
    }

    void say(Command command, String... headers) {
        say(new String(FrameCodec.format(Frame.of(command, headers)), StandardCharsets.UTF_8));
    }

    public void subscribe(String id, String destination, String... headers) {
        String[] all = new String[headers.length + 4];
        System.arraycopy(new String[] {"id", id, "destination", destination}, 0, all, 0, 4);
        System.arraycopy(headers, 0, all, 4, headers.length);
        say(Command.SUBSCRIBE, all);
    }

    public void send(String destination, String body, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "destination";
        all[1] = destination;
        System.arraycopy(headers, 0, all, 2, headers.length);
        say(new String(FrameCodec.format(Frame.of(Command.SEND, body, all)), StandardCharsets.UTF_8));
    }

    public void says(String text) {
        send("/app/rooms/standup", "{\"type\":\"message\",\"id\":\"" + text + "\",\"text\":\"" + text + "\"}");
    }

    /** The own peer id in the room. */
    String peer() {
        return RecordingSocketSink.parse(socket.message("room").body())
                .at("/you/peer")
                .asText();
    }

    /** The code of the latest refusal. */
    String refusal() {
        return socket.message("refused").header("code");
    }
}
