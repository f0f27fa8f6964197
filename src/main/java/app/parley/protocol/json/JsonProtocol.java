package app.parley.protocol.json;

import app.parley.hub.Hub;
import app.parley.hub.Session;
import app.parley.hub.mdn.JsonDialectApi;
import app.parley.hub.value.Client;
import app.parley.kernel.ClientNetwork;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.Person;
import app.parley.kernel.RequestException;
import app.parley.kernel.SignalType;
import app.parley.protocol.AuthResult;
import app.parley.protocol.AuthResult.Admitted;
import app.parley.protocol.ConnectRejected;
import app.parley.protocol.FailureLog;
import app.parley.protocol.HandshakeInfo;
import app.parley.protocol.JsonObjectReader;
import app.parley.protocol.ProtocolHandler;
import app.parley.protocol.ProtocolJson;
import app.parley.protocol.RateLimiter;
import app.parley.protocol.SignalValidator;
import app.parley.protocol.SocketAuthenticator;
import app.parley.protocol.SocketSink;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One socket that speaks the json dialect. The socket is the identity: it ends with it. */
final class JsonProtocol implements ProtocolHandler {
    private static final Logger log = LoggerFactory.getLogger(JsonProtocol.class);

    /** Guests without an account have no sign-in that could be revoked. */
    private static final String NO_CREDENTIAL = "open-guest";

    private static final Set<Integer> GOODBYES = Set.of(1000, 1001, 1005);

    /** What MDN's sample does not have: two of its clients may use such a name for a message of their own. */
    private static final Set<SignalType> OF_STOMP_ALONE =
            Set.of(SignalType.WANT, SignalType.SENDING, SignalType.RESTART);

    private final Hub hub;
    private final JsonDialectApi api;
    private final SocketAuthenticator authenticator;
    private final ProtocolJson json;
    private final HandshakeInfo handshake;
    private final SocketSink socket;
    private final RateLimiter rate;
    private final SignalValidator validator;
    private final JsonEncoder encoder;
    private final String id = UUID.randomUUID().toString();
    private volatile boolean finished;
    private volatile @Nullable Session session;
    private volatile int closeCode;

    JsonProtocol(
            Hub hub,
            JsonDialectApi api,
            SocketAuthenticator authenticator,
            ProtocolJson json,
            HandshakeInfo handshake,
            SocketSink socket,
            RateLimiter rate) {
        this.hub = hub;
        this.api = api;
        this.authenticator = authenticator;
        this.json = json;
        this.handshake = handshake;
        this.socket = socket;
        this.rate = rate;
        this.validator = new SignalValidator(json);
        this.encoder = new JsonEncoder(json);
    }

    @Override
    public void opened() {
        socket.keepAlive(Duration.ZERO, true);
        socket.send(encoder.id(id));
        socket.flush();
    }

    @Override
    public void received(String message) {
        if (finished) {
            return;
        }
        try {
            if (!rate.take()) {
                throw new RequestException(
                        ErrorCode.RATE_LIMITED, "Too many messages. Slow down.", Duration.ofSeconds(1));
            }
            handle(new JsonObjectReader(json.readObject(message)), message);
        } catch (RuntimeException e) {
            failed(e);
        }
        socket.flush();
    }

    /** A client that gave no name gets no messages, so it may stay. */
    @Override
    public void overdue() {}

    @Override
    public void closed(int code) {
        closeCode = code;
        letGo();
    }

    private void letGo() {
        Session current = session;
        if (current != null && closeCode != 0) {
            hub.close(current, GOODBYES.contains(closeCode));
        }
    }

    private void handle(JsonObjectReader body, String message) {
        String type = body.type();
        Session current = session;
        if (type.equals("username")) {
            username(current, body.text("name"));
            return;
        }
        if (current == null) {
            throw new RequestException(ErrorCode.UNAUTHENTICATED, "Say your name first.");
        }
        switch (type) {
            case "message" -> api.say(current, target(body), body.text("text"), body.scalar("id"));
            case "id", "userlist", "rejectusername", "error" -> throw JsonObjectReader.unknownType(type);
            default -> {
                if (isSignal(type)) {
                    api.signal(current, validator.check(message), target(body), message);
                } else {
                    api.pass(current, type, requireTarget(body, type), message);
                }
            }
        }
    }

    private static boolean isSignal(String type) {
        return SignalType.ofWire(type)
                .filter(known -> !OF_STOMP_ALONE.contains(known))
                .isPresent();
    }

    /** A message of an unknown type needs a target: it goes to that client alone. */
    private static String requireTarget(JsonObjectReader body, String type) {
        String target = target(body);
        if (target == null) {
            throw JsonObjectReader.unknownType(type);
        }
        return target;
    }

    private static @Nullable String target(JsonObjectReader body) {
        String target = body.optionalText("target");
        return target == null || target.isEmpty() ? null : Normalizer.normalize(target, Normalizer.Form.NFC);
    }

    private void username(@Nullable Session current, String wished) {
        Session joined = current == null ? signIn(wished) : current;
        Person person = joined.person();
        String name = person.guest() ? person.name() : person.user().value();
        if (!name.equals(wished)) {
            socket.send(encoder.rejectUsername(id, name));
        }
        if (current == null) {
            api.join(joined);
            session = joined;
            letGo();
        }
    }

    private Session signIn(String wished) {
        Admitted account = account();
        String device = authenticator.deviceName(handshake.userAgent());
        JsonOutbox outbox = new JsonOutbox(encoder, socket);
        if (account == null) {
            Client client = new Client(
                    Client.Dialect.JSON,
                    device,
                    NO_CREDENTIAL,
                    ClientNetwork.of(handshake.address()),
                    handshake.host());
            return hub.openGuest(wished, client, outbox);
        }
        if (!socket.claim(account.person().user())) {
            throw ConnectRejected.tooManySockets();
        }
        Client client = new Client(
                Client.Dialect.JSON,
                device,
                account.credential(),
                ClientNetwork.of(handshake.address()),
                handshake.host());
        return hub.open(account.person(), client, outbox);
    }

    /** @return null for a guest, where these are welcome; a guest of one room has no account either */
    private @Nullable Admitted account() {
        String cookie = handshake.sessionCookie();
        AuthResult result = cookie == null ? null : authenticator.bySession(cookie);
        if (result instanceof Admitted admitted && !admitted.person().guest()) {
            return admitted;
        }
        if (result instanceof AuthResult.Denied denied && denied.reason() != AuthResult.Denial.WRONG) {
            throw new ConnectRejected(denied.reason());
        }
        if (authenticator.isOpenToGuests()) {
            return null;
        }
        throw new ConnectRejected(AuthResult.Denial.WRONG);
    }

    /** The one place where failures become messages of this dialect. */
    private void failed(RuntimeException failure) {
        if (failure instanceof RequestException refusal) {
            socket.send(encoder.error(refusal.code(), refusal.sentence()));
            return;
        }
        if (failure instanceof ConnectRejected denied) {
            end(denied.code(), denied.sentence(), denied.closeCode());
            return;
        }
        FailureLog.error(log, handshake, "A message could not be handled", failure);
        end(ErrorCode.INTERNAL, "Internal error", 1011);
    }

    /** Gives everything up before the client hears of it and comes again. */
    private void end(ErrorCode code, String sentence, int closing) {
        finished = true;
        socket.vacate();
        closed(closing);
        socket.send(encoder.error(code, sentence));
        socket.close(closing, "");
    }
}
