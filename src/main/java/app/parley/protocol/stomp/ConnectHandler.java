package app.parley.protocol.stomp;

import app.parley.hub.Session;
import app.parley.hub.value.Client;
import app.parley.hub.value.CloseReason;
import app.parley.hub.value.Departure;
import app.parley.kernel.ClientNetwork;
import app.parley.kernel.UserId;
import app.parley.protocol.AuthResult;
import app.parley.protocol.AuthResult.Admitted;
import app.parley.protocol.AuthResult.Denial;
import app.parley.protocol.ConnectRejected;
import app.parley.protocol.HandshakeInfo;
import app.parley.protocol.SocketSink;
import app.parley.protocol.stomp.ResumeTokens.Live;
import app.parley.stomp.Command;
import app.parley.stomp.Frame;
import app.parley.stomp.FrameCodec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Handles CONNECT: authenticates the user, and begins or resumes a session (sections 2 and 8). */
final class ConnectHandler {
    private static final String FEATURES = "rooms,calls,presence,resume,rejoin,lobby,quality,json-bridge";

    private final StompDialect dialect;
    private final HandshakeInfo handshake;
    private final SocketSink socket;

    ConnectHandler(StompDialect dialect, HandshakeInfo handshake, SocketSink socket) {
        this.dialect = dialect;
        this.handshake = handshake;
        this.socket = socket;
    }

    static boolean offersOurVersion(Frame frame) {
        String versions = frame.header("accept-version");
        return versions != null && Arrays.asList(versions.split(",")).contains("1.2");
    }

    /** @throws ConnectRejected when the client is not let in */
    Live connect(Frame frame) {
        HeartBeat heartBeat = HeartBeat.parse(frame.header("heart-beat"));
        Admitted admitted = admit(frame);
        UserId user = admitted.person().user();
        claim(frame, user);
        socket.keepAlive(heartBeat.beatEvery(), heartBeat.needsPing());
        Live resumed = resume(frame, user);
        if (frame.header("resume") != null) {
            dialect.resumptions().count(resumed != null);
        }
        return resumed == null ? begin(admitted) : resumed;
    }

    /** Counts the socket as the user's. If the user has too many, the socket that this one takes over makes way. */
    private void claim(Frame frame, UserId user) {
        if (socket.claim(user)) {
            return;
        }
        String token = frame.header("resume");
        Live earlier = token == null ? null : dialect.resumptions().find(token, user);
        if (earlier != null) {
            earlier.outbox().vacate();
        }
        if (earlier == null || !socket.claim(user)) {
            throw ConnectRejected.tooManySockets();
        }
    }

    private Admitted admit(Frame frame) {
        String login = frame.header("login");
        String passcode = frame.header("passcode");
        String cookie = handshake.sessionCookie();
        AuthResult result;
        if (login != null && passcode != null) {
            result = dialect.authenticator().byPasscode(login, passcode, handshake.address());
        } else if (cookie != null) {
            result = dialect.authenticator().bySession(cookie);
        } else {
            throw new ConnectRejected(Denial.WRONG);
        }
        if (result instanceof AuthResult.Denied denied) {
            throw new ConnectRejected(denied.reason());
        }
        return (Admitted) result;
    }

    private Live begin(Admitted admitted) {
        StompOutbox outbox = dialect.newSession();
        String device = dialect.authenticator().deviceName(handshake.userAgent());
        Client client = new Client(
                Client.Dialect.STOMP,
                device,
                admitted.credential(),
                ClientNetwork.of(handshake.address()),
                handshake.host());
        Session session = dialect.hub().open(admitted.person(), client, outbox);
        Live live = new Live(session, outbox);
        outbox.attach(socket, connected(live, false), 0);
        return live;
    }

    private @Nullable Live resume(Frame frame, UserId user) {
        String token = frame.header("resume");
        Live earlier = token == null ? null : dialect.resumptions().redeem(token, user);
        if (earlier == null) {
            return null;
        }
        // A client that got nothing has no number to tell.
        String lastMessage = frame.header("last-message-id");
        long lastSeen = lastMessage == null ? 0 : ResumeBuffer.numberOf(lastMessage);
        if (lastSeen >= 0 && earlier.outbox().attach(socket, connected(earlier, true), lastSeen)) {
            dialect.hub().resume(earlier.session());
            return earlier;
        }
        // The client has given this session up by coming back without what it takes to go on with it.
        earlier.outbox().end();
        dialect.hub().suspend(earlier.session(), Departure.RESUME_FAILED);
        earlier.outbox().hangUp(CloseReason.TAKEN_OVER.closeCode(), CloseReason.TAKEN_OVER.reason());
        return null;
    }

    private byte[] connected(Live live, boolean resumed) {
        String user = live.user().value();
        String beat = Long.toString(HeartBeat.SERVER.toMillis());
        return FrameCodec.format(Frame.of(
                Command.CONNECTED,
                "version",
                "1.2",
                "server",
                "parley/" + dialect.version(),
                "session",
                live.session().id(),
                "heart-beat",
                beat + "," + beat,
                "user",
                user,
                "user-name",
                user,
                "resume-token",
                dialect.resumptions().issue(live),
                "resume-window",
                Long.toString(dialect.limits().resumeWindow().toMillis()),
                "resumed",
                Boolean.toString(resumed),
                "features",
                FEATURES));
    }
}
