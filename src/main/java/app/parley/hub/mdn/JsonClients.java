package app.parley.hub.mdn;

import app.parley.hub.GuardedByHubLock;
import app.parley.hub.HubOperations;
import app.parley.hub.NameIndex;
import app.parley.hub.Peer;
import app.parley.hub.RoundBudget;
import app.parley.hub.Session;
import app.parley.hub.SnapshotSubscribers;
import app.parley.hub.value.ChatText;
import app.parley.hub.value.EventEnvelope;
import app.parley.hub.value.JsonEvent;
import app.parley.hub.value.TeamMember;
import app.parley.hub.value.Topic;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.Person;
import app.parley.kernel.RequestException;
import app.parley.kernel.SignalType;
import app.parley.kernel.UserId;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The clients of the json dialect: their names, the list of users, and public messages (protocol, section 10). */
@GuardedByHubLock
final class JsonClients {
    private static final int MAX_NAME = 32;
    private static final int NAMES_AT_ONCE = 10_000;

    private final HubOperations hub;
    private final Map<Session, String> names = new LinkedHashMap<>();
    private final Map<String, Set<Session>> sessions = new HashMap<>();
    private final NameIndex taken;
    private final SnapshotSubscribers subscribers;
    private final RoundBudget namesAtOnce;
    private List<String> published = List.of();
    private boolean changed;

    JsonClients(HubOperations hub) {
        this.hub = hub;
        this.taken = new NameIndex(hub.lock());
        this.namesAtOnce = new RoundBudget(hub.lock(), NAMES_AT_ONCE);
        this.subscribers = new SnapshotSubscribers(hub.lock(), Topic.JSON);
    }

    static String nameOf(Person person) {
        return person.guest() ? person.name() : person.user().value();
    }

    /** The wished name, or with a number behind it if somebody has it already. */
    String freeName(String wished) {
        hub.lock().assertHeld();
        String normal = Normalizer.normalize(wished, Normalizer.Form.NFC);
        if (!JsonGuestName.isValid(normal, MAX_NAME)) {
            throw new RequestException(
                    ErrorCode.BAD_REQUEST, "A name is 1 to 32 letters, digits, spaces, dots, dashes and underscores.");
        }
        String name = normal;
        for (int number = 1; taken.contains(name) || hub.isAccountNamed(name); number++) {
            String suffix = Integer.toString(number);
            int length = normal.codePointCount(0, normal.length());
            int kept = normal.offsetByCodePoints(0, Math.min(length, MAX_NAME - suffix.length()));
            name = normal.substring(0, kept) + suffix;
        }
        return name;
    }

    String join(Session session) {
        hub.lock().assertHeld();
        String name = nameOf(session.person());
        if (names.put(session, name) == null) {
            sessions.computeIfAbsent(name, mine -> new LinkedHashSet<>()).add(session);
            taken.add(name);
        }
        subscribers.join(session);
        touch();
        publishAtOnceIfFew();
        return name;
    }

    void leave(Session session) {
        hub.lock().assertHeld();
        String name = names.remove(session);
        if (name != null) {
            sessions.computeIfPresent(name, (mine, open) -> open.remove(session) && open.isEmpty() ? null : open);
            taken.remove(name);
            subscribers.leave(session);
        }
        touch();
    }

    /** Others may be online now. */
    void touch() {
        hub.lock().assertHeld();
        changed = true;
    }

    /**
     * Publishes the list at once within the budget; when many come and go together, the rest waits for the next
     * round.
     */
    void publishAtOnceIfFew() {
        hub.lock().assertHeld();
        if (subscribers.size() > 0 && namesAtOnce.take(subscribers.size() * published.size())) {
            tellChanges();
        }
    }

    /** Tells who is online now, if others than the last time. */
    void publish() {
        hub.lock().assertHeld();
        namesAtOnce.renew();
        tellChanges();
    }

    private void tellChanges() {
        if (changed && subscribers.size() > 0) {
            changed = false;
            List<String> online = online();
            if (!online.equals(published)) {
                published = online;
                subscribers.startOver();
            }
        }
        List<Session> ready = subscribers.ready(published.size());
        if (!ready.isEmpty()) {
            subscribers.give(ready, EventEnvelope.of(new JsonEvent.UserList(published), hub.now()));
        }
    }

    private List<String> online() {
        Collection<String> online = new TreeSet<>(names.values());
        for (UserId user : hub.connectedUsers()) {
            if (hub.account(user) != null) {
                online.add(user.value());
            }
        }
        return List.copyOf(online);
    }

    void say(Session speaker, @Nullable String target, String text, String id) {
        hub.lock().assertHeld();
        ChatText.requireAtMost(text, hub.limits().chatCharacters());
        Instant now = hub.now();
        JsonEvent said = new JsonEvent.UserMessage(requireName(speaker), text, id, target, now);
        EventEnvelope envelope = EventEnvelope.by(said, now, speaker.user());
        Collection<Session> hearers = target == null ? names.keySet() : requireSessions(target);
        hearers.forEach(hearer -> hub.send(hearer, Topic.JSON, envelope));
    }

    /** Tells those of this dialect in the speaker's room what was said there, each as if it were for them alone. */
    void overhear(Peer speaker, String text, String id) {
        hub.lock().assertHeld();
        for (Peer peer : speaker.room().peers()) {
            String name = names.get(peer.session());
            if (name != null && peer != speaker) {
                String speaking = nameOf(speaker.session().person());
                JsonEvent said = new JsonEvent.UserMessage(speaking, text, id, name, hub.now());
                hub.send(peer.session(), Topic.JSON, EventEnvelope.by(said, hub.now(), speaker.user()));
            }
        }
    }

    void signal(String from, Session to, String type, String body) {
        hub.lock().assertHeld();
        JsonEvent signal = new JsonEvent.UserSignal(type, from, names.getOrDefault(to, ""), body);
        hub.send(to, Topic.JSON, EventEnvelope.of(signal, hub.now()));
    }

    void hangUp(String from, Session to) {
        hub.lock().assertHeld();
        signal(from, to, SignalType.HANG_UP.wire(), "{}");
    }

    String requireName(Session session) {
        hub.lock().assertHeld();
        String name = names.get(session);
        if (name == null) {
            throw new RequestException(ErrorCode.UNAUTHENTICATED, "Say your name first.");
        }
        return name;
    }

    List<Session> sessions(String name) {
        hub.lock().assertHeld();
        return List.copyOf(sessions.getOrDefault(name, Set.of()));
    }

    /** Those of this user that speak this dialect, the latest last. */
    List<Session> sessionsOf(UserId user) {
        hub.lock().assertHeld();
        return hub.sessionsOf(user).stream().filter(names::containsKey).toList();
    }

    /** The person of this name in the list of users, of either dialect. */
    Person requireOnline(String name) {
        hub.lock().assertHeld();
        for (Session session : sessions(name)) {
            return session.person();
        }
        TeamMember account = UserId.isValid(name) ? hub.account(new UserId(name)) : null;
        if (account == null || hub.sessionsOf(account.user()).isEmpty()) {
            throw unknown(name);
        }
        return account.person();
    }

    List<Session> requireSessions(String name) {
        hub.lock().assertHeld();
        List<Session> open = sessions(name);
        if (open.isEmpty()) {
            throw unknown(name);
        }
        return open;
    }

    private static RequestException unknown(String name) {
        return new RequestException(ErrorCode.NO_SUCH_USER, "Nobody here is called " + name + ".");
    }
}
