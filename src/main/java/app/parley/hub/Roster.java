package app.parley.hub;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who there is and who is connected; presence is computed from that. Touched only while Hub holds its lock. */
final class Roster {
    private final Context context;
    private final Map<UserId, Account> accounts = new TreeMap<>();
    private final Map<UserId, Set<Session>> sessions = new HashMap<>();
    private final Set<Session> watchers = new LinkedHashSet<>();
    private final Set<UserId> changed = new LinkedHashSet<>();
    private final Map<UserId, Presence> published = new HashMap<>();

    Roster(Context context) {
        this.context = context;
    }

    /** Name, role and whether it is in use may be another now; status and last seen are kept here once they are known. */
    void put(Account account) {
        Account known = accounts.get(account.user());
        accounts.put(account.user(), known == null ? account : account.withPresenceOf(known));
        touch(account.user());
    }

    void choose(Account account, Presence.Status status, String text, @Nullable Instant until) {
        accounts.put(account.user(), account.choosing(status, text, until));
        touch(account.user());
    }

    @Nullable
    Account account(UserId user) {
        return accounts.get(user);
    }

    Collection<Account> accounts() {
        return accounts.values();
    }

    void connected(Session session) {
        sessions.computeIfAbsent(session.user(), user -> new LinkedHashSet<>()).add(session);
        touch(session.user());
    }

    void disconnected(Session session) {
        watchers.remove(session);
        Set<Session> left = sessions.getOrDefault(session.user(), Set.of());
        left.remove(session);
        if (left.isEmpty()) {
            sessions.remove(session.user());
            Account account = accounts.get(session.user());
            if (account != null) {
                accounts.put(account.user(), account.seen(context.now()));
                context.journal().record(new Journal.LastSeen(account.user(), context.now()));
            }
        }
        touch(session.user());
    }

    /** The process is about to end: whoever is connected was seen now. */
    void noteSeen() {
        for (UserId user : sessions.keySet()) {
            if (accounts.containsKey(user)) {
                context.journal().record(new Journal.LastSeen(user, context.now()));
            }
        }
    }

    List<Session> sessionsOf(UserId user) {
        return List.copyOf(sessions.getOrDefault(user, Set.of()));
    }

    List<Session> allSessions() {
        List<Session> all = new ArrayList<>();
        sessions.values().forEach(all::addAll);
        return all;
    }

    Set<UserId> connectedUsers() {
        return sessions.keySet();
    }

    void watch(Session session) {
        watchers.add(session);
        context.mail()
                .send(session, Topic.PRESENCE, Notice.of(new PresenceEvent.PresenceList(presences()), context.now()));
    }

    void unwatch(Session session) {
        watchers.remove(session);
    }

    /** The user's presence may be another now. */
    void touch(UserId user) {
        changed.add(user);
    }

    /** Tells the watchers what changed since the last time. */
    void publish() {
        lapse();
        boolean someoneGone = false;
        for (UserId user : changed) {
            Presence now = presence(user).orElse(null);
            if (now == null) {
                someoneGone |= published.remove(user) != null;
            } else if (!now.equals(published.put(user, now))) {
                tellWatchers(Notice.by(new PresenceEvent.PresenceChanged(now), context.now(), user));
            }
        }
        changed.clear();
        if (someoneGone) {
            tellWatchers(Notice.of(new PresenceEvent.PresenceList(presences()), context.now()));
        }
    }

    private void tellWatchers(Notice notice) {
        watchers.forEach(watcher -> context.mail().send(watcher, Topic.PRESENCE, notice));
    }

    private void lapse() {
        Instant now = context.now();
        for (Account account : List.copyOf(accounts.values())) {
            if (account.until() != null && !account.until().isAfter(now)) {
                accounts.put(account.user(), account.choosing(Presence.Status.ONLINE, "", null));
                touch(account.user());
            }
        }
    }

    List<Presence> presences() {
        return accounts.keySet().stream()
                .map(this::presence)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty for who is no account in use. */
    Optional<Presence> presence(UserId user) {
        Account account = accounts.get(user);
        if (account == null || !account.active()) {
            return Optional.empty();
        }
        List<Session> open = sessionsOf(user);
        Instant now = context.now();
        Optional<Room> talking = open.stream()
                .flatMap(session -> session.places().stream())
                .map(Peer::room)
                .filter(room -> room.call() != null && room.call().isConnected())
                .findFirst();
        return Optional.of(new Presence(
                user,
                account.name(),
                open.isEmpty() ? "offline" : account.statusAt(now).wire(),
                account.textAt(now),
                talking.isPresent(),
                talking.filter(room -> room.definition().kind() == RoomDefinition.Kind.TEAM)
                        .map(Room::id)
                        .orElse(null),
                open.isEmpty() ? account.lastSeenAt() : now,
                open.size()));
    }
}
