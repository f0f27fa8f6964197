package app.parley.stomp;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The commands of STOMP 1.2 with what the specification says of each: who sends it, which headers it must have, and
 * whether it may have a body.
 */
public enum Command {
    /** Must have {@code host} by the specification; stock clients leave it out, and nothing here depends on it. */
    CONNECT(Sender.CLIENT, false, false),
    STOMP(Sender.CLIENT, false, true),
    SEND(Sender.CLIENT, true, true, "destination"),
    SUBSCRIBE(Sender.CLIENT, false, true, "destination", "id"),
    UNSUBSCRIBE(Sender.CLIENT, false, true, "id"),
    ACK(Sender.CLIENT, false, true, "id"),
    NACK(Sender.CLIENT, false, true, "id"),
    BEGIN(Sender.CLIENT, false, true, "transaction"),
    COMMIT(Sender.CLIENT, false, true, "transaction"),
    ABORT(Sender.CLIENT, false, true, "transaction"),
    DISCONNECT(Sender.CLIENT, false, true),

    CONNECTED(Sender.SERVER, false, false, "version"),
    MESSAGE(Sender.SERVER, true, true, "subscription", "message-id", "destination"),
    RECEIPT(Sender.SERVER, false, true, "receipt-id"),
    ERROR(Sender.SERVER, true, true);

    private enum Sender {
        CLIENT,
        SERVER
    }

    private static final Map<String, Command> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Command::name, command -> command));

    private final Sender sender;
    private final boolean bodyAllowed;
    private final boolean escaped;

    // List.of() cannot be changed; the checker sees the interface only.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> requiredHeaders;

    Command(Sender sender, boolean bodyAllowed, boolean escaped, String... requiredHeaders) {
        this.sender = sender;
        this.bodyAllowed = bodyAllowed;
        this.escaped = escaped;
        this.requiredHeaders = List.of(requiredHeaders);
    }

    /** @return null for what is no command; commands are case sensitive */
    static @Nullable Command named(String name) {
        return BY_NAME.get(name);
    }

    public boolean isFromClient() {
        return sender == Sender.CLIENT;
    }

    public boolean allowsBody() {
        return bodyAllowed;
    }

    /** CONNECT and CONNECTED stay as STOMP 1.0 wrote them, which knew no escapes. */
    public boolean escapesHeaders() {
        return escaped;
    }

    public List<String> requiredHeaders() {
        return requiredHeaders;
    }
}
