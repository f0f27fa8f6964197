package app.parley.hub;

import app.parley.hub.value.Client;
import app.parley.hub.value.MediaState;
import app.parley.hub.value.MediaStatePatch;
import app.parley.hub.value.PeerLocation;
import app.parley.hub.value.PeerView;
import app.parley.hub.value.RoomEvent;
import app.parley.kernel.PeerId;
import app.parley.kernel.TimeSource;
import app.parley.kernel.UserId;
import app.parley.kernel.WireName;
import app.parley.kernel.WireNames;

/** One session's place in one room. */
@GuardedByHubLock
public final class Peer {
    /** The rights of a peer in its room (protocol, section 5). */
    enum Role implements WireName {
        HOST,
        MEMBER,
        GUEST;

        @Override
        public String wire() {
            return WireNames.of(this);
        }
    }

    private final PeerId id;
    private final Room room;
    private final Session session;
    private final Role role;
    private final Moment since;
    private MediaState state;
    private long handSeq;
    private long lastSign;
    private boolean reconnecting;

    Peer(PeerId id, Room room, Session session, Role role, Moment since) {
        this.id = id;
        this.room = room;
        this.session = session;
        this.role = role;
        this.since = since;
        this.state = session.speaks(Client.Dialect.JSON) ? MediaState.SENDING : MediaState.INITIAL;
        this.lastSign = since.nanos();
    }

    /** The same place, held by another session of the same person. */
    Peer heldBy(Session successor) {
        Peer peer = new Peer(id, room, successor, role, since);
        peer.state = state;
        peer.handSeq = handSeq;
        return peer;
    }

    boolean isReconnecting() {
        room.lock().assertHeld();
        return reconnecting;
    }

    public PeerId id() {
        return id;
    }

    public Room room() {
        return room;
    }

    public Session session() {
        return session;
    }

    public UserId user() {
        return session.user();
    }

    Role role() {
        return role;
    }

    public Moment since() {
        return since;
    }

    MediaState state() {
        room.lock().assertHeld();
        return state;
    }

    /** Changes switches, and tells the room on behalf of whoever did it. */
    void change(MediaStatePatch patch, Peer author) {
        room.lock().assertHeld();
        state = state.with(patch);
        room.broadcastBy(author, number -> {
            if (patch.hand() != null) {
                handSeq = number;
            }
            return new RoomEvent.PeerChanged(number, id, patch, null);
        });
    }

    /** @param goneAt as {@link TimeSource#nanos()} */
    void reconnecting(long goneAt) {
        room.lock().assertHeld();
        reconnecting = true;
        lastSign = goneAt;
    }

    /** Media came from the peer then, although its socket is away. */
    void lastHeard(long nanos) {
        room.lock().assertHeld();
        lastSign = nanos;
    }

    void connected() {
        room.lock().assertHeld();
        reconnecting = false;
    }

    /** When the peer was really gone, if it is gone now. */
    long goneAt(long now) {
        return reconnecting ? lastSign : now;
    }

    PeerLocation location() {
        return new PeerLocation(room.id(), id, session.client().device(), connection(), since.at());
    }

    private String connection() {
        return reconnecting ? "reconnecting" : "ok";
    }

    public PeerView view() {
        room.lock().assertHeld();
        return new PeerView(
                id,
                user(),
                session.person().name(),
                session.person().guest(),
                role.wire(),
                session.client().dialect().wire(),
                state,
                state.hand() ? handSeq : null,
                connection(),
                since.at());
    }
}
