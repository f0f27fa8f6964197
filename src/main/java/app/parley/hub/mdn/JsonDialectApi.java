package app.parley.hub.mdn;

import app.parley.hub.Hub;
import app.parley.hub.HubLock;
import app.parley.hub.Session;
import app.parley.kernel.SignalType;
import org.jspecify.annotations.Nullable;

/** The json dialect's entrance to the hub (protocol, section 10). Thread-safe. */
public final class JsonDialectApi {
    private final HubLock lock;
    private final JsonClients clients;
    private final JsonChat chat;
    private final JsonCalls calls;

    /** Extends the hub by the json dialect. */
    public static JsonDialectApi plugInto(Hub hub) {
        return hub.extend(MdnExtension::new).api();
    }

    JsonDialectApi(HubLock lock, JsonClients clients, JsonChat chat, JsonCalls calls) {
        this.lock = lock;
        this.clients = clients;
        this.chat = chat;
        this.calls = calls;
    }

    /** @return the name under which the session is known from now on; everybody gets the new list of users */
    public String join(Session session) {
        return lock.get(() -> clients.join(session));
    }

    /** Sends a message to everybody of the json dialect, to one of them, or to the partner in a call. */
    public void say(Session session, @Nullable String target, String text, String id) {
        lock.run(() -> chat.say(session, target, text, id));
    }

    /** Passes on whole, to who is called that, what Parley has no meaning for. */
    public void pass(Session session, String type, String target, String body) {
        lock.run(() -> chat.pass(session, type, target, body));
    }

    /** Passes a signal on to who is called that, and moves the call between the two along. */
    public void signal(Session session, SignalType type, @Nullable String target, String body) {
        lock.run(() -> calls.signal(session, type, target, body));
    }
}
