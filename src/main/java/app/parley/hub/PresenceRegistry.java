package app.parley.hub;

import app.parley.hub.value.Journal;
import app.parley.hub.value.Presence;
import app.parley.hub.value.RoomDefinition;
import app.parley.hub.value.TeamMember;
import app.parley.hub.value.Topic;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Owns the accounts and the open sessions, and computes presence from them. */
@GuardedByHubLock
final class PresenceRegistry {
    private static final Duration BETWEEN_NOTES = Duration.ofSeconds(1);

    private final HubContext context;
    private final DeviceRings deviceRings;
    private final Map<UserId, TeamMember> accounts = new TreeMap<>();
    private final NameIndex names;
    private final Map<UserId, Set<Session>> sessions = new HashMap<>();
    private final Map<UserId, Instant> leftLately = new LinkedHashMap<>();
    private final PresencePublisher publisher;
    private final Map<UserId, Deadlines.Deadline> lapses = new HashMap<>();
    private long notedAt;

    PresenceRegistry(HubContext context, DeviceRings deviceRings) {
        this.context = context;
        this.deviceRings = deviceRings;
        this.names = new NameIndex(context.lock());
        this.publisher = new PresencePublisher(context, this);
        this.notedAt = context.nanos() - BETWEEN_NOTES.toNanos();
    }

    /** Name, role and whether it is in use may be another now; status and last seen are kept here once they are known. */
    void put(TeamMember account) {
        context.lock().assertHeld();
        TeamMember known = accounts.get(account.user());
        if (known == null) {
            names.add(account.user().value());
        } else {
            names.remove(known.name());
        }
        names.add(account.name());
        set(known == null ? account : account.withPresenceOf(known));
        if (known == null) {
            lapseAt(account.user(), account.until());
        }
    }

    void choose(TeamMember account, Presence.Status status, String text, @Nullable Instant until) {
        context.lock().assertHeld();
        set(account.choosing(status, text, until));
        lapseAt(account.user(), until);
    }

    private void set(TeamMember account) {
        accounts.put(account.user(), account);
        touch(account.user());
    }

    /** The chosen status lapses once the time until then has passed, whatever becomes of the clock meanwhile. */
    private void lapseAt(UserId user, @Nullable Instant until) {
        Deadlines.Deadline before = lapses.remove(user);
        if (before != null) {
            before.callOff();
        }
        if (until != null) {
            Duration left = Duration.between(context.now(), until);
            if (left.isNegative() || left.isZero()) {
                lapse(user);
            } else {
                lapses.put(user, context.in(left, () -> lapse(user)));
            }
        }
    }

    private void lapse(UserId user) {
        TeamMember account = accounts.get(user);
        if (account != null) {
            choose(account, Presence.Status.ONLINE, "", null);
        }
    }

    @Nullable
    TeamMember account(UserId user) {
        context.lock().assertHeld();
        return accounts.get(user);
    }

    int size() {
        context.lock().assertHeld();
        return accounts.size();
    }

    /** Whether an account is called that, or has it as its user name, in whatever case. */
    boolean isNamed(String name) {
        context.lock().assertHeld();
        return names.contains(name);
    }

    void connected(Session session) {
        context.lock().assertHeld();
        sessions.computeIfAbsent(session.user(), user -> new LinkedHashSet<>()).add(session);
        touch(session.user());
    }

    void disconnected(Session session) {
        context.lock().assertHeld();
        publisher.unwatch(session);
        Set<Session> left = sessions.getOrDefault(session.user(), Set.of());
        left.remove(session);
        if (left.isEmpty()) {
            sessions.remove(session.user());
            TeamMember account = accounts.get(session.user());
            if (account != null) {
                accounts.put(account.user(), account.seen(context.now()));
                leftLately.put(account.user(), context.now());
            }
        }
        touch(session.user());
    }

    /** Writes down who left, now and then: people come and go together, and one write holds them all. */
    void noteLeftNowAndThen() {
        context.lock().assertHeld();
        if (!leftLately.isEmpty() && context.nanos() - notedAt >= BETWEEN_NOTES.toNanos()) {
            notedAt = context.nanos();
            noteLeft();
        }
    }

    private void noteLeft() {
        leftLately.forEach((user, at) -> context.journal().record(new Journal.LastSeen(user, at)));
        leftLately.clear();
    }

    /** Records all connected users as seen now, because the process is about to end. */
    void noteSeen() {
        context.lock().assertHeld();
        for (UserId user : sessions.keySet()) {
            if (accounts.containsKey(user)) {
                leftLately.put(user, context.now());
            }
        }
        noteLeft();
    }

    List<Session> sessionsOf(UserId user) {
        context.lock().assertHeld();
        return List.copyOf(sessions.getOrDefault(user, Set.of()));
    }

    List<Session> allSessions() {
        context.lock().assertHeld();
        List<Session> all = new ArrayList<>();
        sessions.values().forEach(all::addAll);
        return all;
    }

    Set<UserId> connectedUsers() {
        context.lock().assertHeld();
        return sessions.keySet();
    }

    /** @param topic one of the two that tell of presence */
    void watch(Session session, Topic topic) {
        context.lock().assertHeld();
        publisher.watch(session, topic);
    }

    void unwatch(Session session, Topic topic) {
        context.lock().assertHeld();
        publisher.unwatch(session, topic);
    }

    /** The user's presence may be another now. */
    void touch(UserId user) {
        context.lock().assertHeld();
        publisher.touch(user);
    }

    /** Tells the watchers what changed since the last time. */
    boolean publish() {
        context.lock().assertHeld();
        return publisher.publish();
    }

    boolean serve() {
        context.lock().assertHeld();
        return publisher.serve();
    }

    List<Presence> presences() {
        context.lock().assertHeld();
        List<Presence> presences = new ArrayList<>(accounts.size());
        Instant now = context.now();
        for (TeamMember account : accounts.values()) {
            if (account.active()) {
                presences.add(presence(account, now));
            }
        }
        return presences;
    }

    /** Empty for who is no account in use. */
    Optional<Presence> presence(UserId user) {
        context.lock().assertHeld();
        return Optional.ofNullable(accounts.get(user))
                .filter(TeamMember::active)
                .map(account -> presence(account, context.now()));
    }

    private Presence presence(TeamMember account, Instant now) {
        Set<Session> open = sessions.getOrDefault(account.user(), Set.of());
        Room talking = talkingIn(open);
        RoomId shown = talking != null && talking.definition().kind() == RoomDefinition.Kind.TEAM ? talking.id() : null;
        return new Presence(
                account.user(),
                account.name(),
                open.isEmpty() ? "offline" : account.status().wire(),
                account.text(),
                talking != null,
                shown,
                open.isEmpty() ? account.lastSeenAt() : now,
                open.size(),
                !open.isEmpty() || deviceRings.reach(account.user()),
                account.picture());
    }

    private static @Nullable Room talkingIn(Set<Session> open) {
        for (Session session : open) {
            for (Peer place : session.hasPlaces() ? session.places() : List.<Peer>of()) {
                Call call = place.room().call();
                if (call != null && call.isConnected()) {
                    return place.room();
                }
            }
        }
        return null;
    }
}
