package app.parley.store.account;

import app.parley.hub.value.CallRecord;
import app.parley.hub.value.CallRecord.ParticipantRecord;
import app.parley.hub.value.Journal.CallChanged;
import app.parley.hub.value.Journal.ChatSaid;
import app.parley.hub.value.Journal.DirectSaid;
import app.parley.hub.value.Journal.DirectSeen;
import app.parley.hub.value.Journal.Entry;
import app.parley.hub.value.Journal.PreCallChecked;
import app.parley.hub.value.Journal.QualityReported;
import app.parley.hub.value.RoomDefinition.Kind;
import app.parley.kernel.UserId;
import app.parley.privacy.Erasures;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Owns the aliases of the people who were erased since the process started. The hub may keep an erased person in memory
 * until their last call is over; new records of that person are written under the alias that replaced the name in the
 * history. Thread-safe.
 */
public final class ErasureAliases {
    /** The kind of a room that exists for one call only. */
    public static final String CALL_ROOM = Kind.CALL.wire();

    private final Map<UserId, UserId> aliases = new ConcurrentHashMap<>();

    public void add(UserId user, UserId alias) {
        aliases.put(user, alias);
    }

    public Entry withoutThem(Entry entry) {
        if (aliases.isEmpty()) {
            return entry;
        }
        if (entry instanceof CallChanged changed) {
            return new CallChanged(withoutThem(changed.call()));
        }
        if (entry instanceof ChatSaid said) {
            return new ChatSaid(
                    said.room(), said.id(), alias(said.user()), name(said.user(), said.name()), said.text(), said.at());
        }
        if (entry instanceof DirectSaid said) {
            return new DirectSaid(said.id(), alias(said.from()), alias(said.to()), said.text(), said.at());
        }
        if (entry instanceof DirectSeen mark) {
            return new DirectSeen(alias(mark.reader()), alias(mark.other()), mark.message());
        }
        if (entry instanceof QualityReported reported) {
            return new QualityReported(reported.call(), alias(reported.user()), reported.samples());
        }
        if (entry instanceof PreCallChecked checked) {
            return new PreCallChecked(checked.call(), alias(checked.user()), checked.check());
        }
        return entry;
    }

    private CallRecord withoutThem(CallRecord call) {
        List<ParticipantRecord> people =
                call.people().stream().map(this::withoutThem).toList();
        return new CallRecord(
                call.id(),
                call.kind(),
                call.room(),
                people.equals(call.people()) ? call.roomName() : roomName(call.roomKind(), call.roomName(), people),
                call.roomKind(),
                call.media(),
                call.outcome(),
                alias(call.startedBy()),
                name(call.startedBy(), call.startedByName()),
                call.startedAt(),
                call.answeredAt(),
                call.endedAt(),
                call.endReason(),
                people);
    }

    /** A room that was made for a call has a name built from the names of its people. */
    private static String roomName(Kind roomKind, String roomName, List<ParticipantRecord> people) {
        return roomKind == Kind.CALL
                ? roomName(people.stream().map(ParticipantRecord::name).toList())
                : roomName;
    }

    public static String roomName(List<String> names) {
        return String.join(", ", names);
    }

    private ParticipantRecord withoutThem(ParticipantRecord leg) {
        return new ParticipantRecord(
                alias(leg.user()), name(leg.user(), leg.name()), leg.guest(), leg.role(), leg.outcome(), leg.spans());
    }

    private UserId alias(UserId user) {
        return aliases.getOrDefault(user, user);
    }

    private String name(UserId user, String name) {
        return aliases.containsKey(user) ? Erasures.NAME : name;
    }
}
