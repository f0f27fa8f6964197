package app.parley.hub;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one public place of the json dialect: who is online by name, and what is said (protocol, section 10). Touched only
 * while Hub holds its lock.
 */
final class FloorMembers {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]([A-Za-z0-9 ._-]{0,30}[A-Za-z0-9._-])?");
    private static final int MAX_NAME = 32;

    private final Context context;
    private final Roster roster;
    private final Map<Session, String> names = new LinkedHashMap<>();
    private List<String> published = List.of();

    FloorMembers(Context context, Roster roster) {
        this.context = context;
        this.roster = roster;
    }

    static String nameOf(Person person) {
        return person.guest() ? person.name() : person.user().value();
    }

    /** The wished name, or with a number behind it if somebody has it already. */
    String freeName(String wished) {
        if (!NAME.matcher(wished).matches()) {
            throw new Refusal(
                    Code.BAD_REQUEST, "A name is 1 to 32 letters, digits, spaces, dots, dashes and underscores.");
        }
        String name = wished;
        for (int number = 1; isTaken(name); number++) {
            String suffix = Integer.toString(number);
            name = wished.substring(0, Math.min(wished.length(), MAX_NAME - suffix.length())) + suffix;
        }
        return name;
    }

    private boolean isTaken(String name) {
        return names.values().stream().anyMatch(name::equalsIgnoreCase)
                || roster.accounts().stream()
                        .anyMatch(account -> account.name().equalsIgnoreCase(name)
                                || account.user().value().equalsIgnoreCase(name));
    }

    String join(Session session) {
        String name = nameOf(session.person());
        names.put(session, name);
        published = online();
        names.keySet().forEach(member -> tellUsers(member, published));
        return name;
    }

    void leave(Session session) {
        names.remove(session);
    }

    /** Tells who is online now, if others than the last time. */
    void publish() {
        List<String> online = names.isEmpty() ? List.of() : online();
        if (!online.equals(published)) {
            published = online;
            names.keySet().forEach(member -> tellUsers(member, online));
        }
    }

    private List<String> online() {
        Collection<String> online = new TreeSet<>(names.values());
        for (UserId user : roster.connectedUsers()) {
            if (roster.account(user) != null) {
                online.add(user.value());
            }
        }
        return List.copyOf(online);
    }

    private void tellUsers(Session member, List<String> users) {
        context.mail().send(member, Topic.FLOOR, Notice.of(new FloorEvent.UserList(users), context.now()));
    }

    void say(Session speaker, @Nullable String target, String text, String id) {
        int length = text.codePointCount(0, text.length());
        if (length > context.limits().chatCharacters()) {
            throw new Refusal(
                    Code.TOO_LARGE, "A message has at most " + context.limits().chatCharacters() + " characters.");
        }
        Instant now = context.now();
        FloorEvent said = new FloorEvent.FloorSaid(requireName(speaker), text, id, target, now);
        Notice notice = Notice.by(said, now, speaker.user());
        Collection<Session> hearers = target == null ? names.keySet() : requireSessions(target);
        hearers.forEach(hearer -> context.mail().send(hearer, Topic.FLOOR, notice));
    }

    /** Tells those of this dialect in the speaker's room what was said there, each as if it were for them alone. */
    void overhear(Peer speaker, String text, String id) {
        for (Peer peer : speaker.room().peers()) {
            String name = names.get(peer.session());
            if (name != null && peer != speaker) {
                String speaking = nameOf(speaker.session().person());
                FloorEvent said = new FloorEvent.FloorSaid(speaking, text, id, name, context.now());
                context.mail().send(peer.session(), Topic.FLOOR, Notice.by(said, context.now(), speaker.user()));
            }
        }
    }

    void signal(String from, Session to, String type, String body) {
        FloorEvent signal = new FloorEvent.FloorSignalled(type, from, names.getOrDefault(to, ""), body);
        context.mail().send(to, Topic.FLOOR, Notice.of(signal, context.now()));
    }

    void hangUp(String from, Session to) {
        signal(from, to, "hang-up", "{}");
    }

    String requireName(Session session) {
        String name = names.get(session);
        if (name == null) {
            throw new Refusal(Code.UNAUTHENTICATED, "Say your name first.");
        }
        return name;
    }

    List<Session> sessions(String name) {
        List<Session> sessions = new ArrayList<>();
        names.forEach((session, taken) -> {
            if (taken.equals(name)) {
                sessions.add(session);
            }
        });
        return sessions;
    }

    /** Those of this user that speak this dialect, the latest last. */
    List<Session> sessionsOf(UserId user) {
        return roster.sessionsOf(user).stream().filter(names::containsKey).toList();
    }

    /** Whoever the list of users has under this name, in whatever dialect. */
    Person requireOnline(String name) {
        for (Session session : sessions(name)) {
            return session.person();
        }
        Account account = UserId.isValid(name) ? roster.account(new UserId(name)) : null;
        if (account == null || roster.sessionsOf(account.user()).isEmpty()) {
            throw unknown(name);
        }
        return account.person();
    }

    List<Session> requireSessions(String name) {
        List<Session> sessions = sessions(name);
        if (sessions.isEmpty()) {
            throw unknown(name);
        }
        return sessions;
    }

    private static Refusal unknown(String name) {
        return new Refusal(Code.NO_SUCH_USER, "Nobody here is called " + name + ".");
    }
}
