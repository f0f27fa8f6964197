package app.parley.hub;

import app.parley.kernel.Person;
import app.parley.kernel.RoomId;
import app.parley.kernel.SignalType;
import app.parley.kernel.UserId;
import java.util.Optional;

/** Port: a dialect that has calls, names or messages of its own. The hub calls every method under its lock. */
public interface HubExtension {
    /** The name for a guest: the wished one, or one like it that nobody has. */
    String guestName(String wished);

    /** A session of any dialect began. */
    void sessionBegan(Session session);

    /** A session is over, and its peers are about to leave their rooms. */
    void sessionEnds(Session session);

    /** The peers of a session that is over have left their rooms. */
    void sessionEnded(Session session);

    /** A session entered a room. */
    void entered(Session session, RoomId room);

    /** A peer wrote a chat message in its room. */
    void said(Peer speaker, String text, String id);

    /** A peer signals to a peer whose client speaks the extension's dialect. */
    void signal(Peer sender, Peer addressee, SignalType type, String body);

    /** A call began to ring for some people. */
    void ringing(Call call);

    /** Somebody accepted a call. */
    void accepted(Call call);

    /** A guest without an invite who can be rung. */
    Optional<Person> findGuest(UserId user);

    /** Called every 100 ms. */
    void tick();

    /** Called once in each round of presence. */
    void publish();
}
