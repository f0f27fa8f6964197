package app.parley.store.journal;

import app.parley.hub.value.CallRecord;
import app.parley.hub.value.Journal.Alive;
import app.parley.hub.value.Journal.CallChanged;
import app.parley.hub.value.Journal.ChatSaid;
import app.parley.hub.value.Journal.DirectSaid;
import app.parley.hub.value.Journal.DirectSeen;
import app.parley.hub.value.Journal.Entry;
import app.parley.hub.value.Journal.LastSeen;
import app.parley.hub.value.Journal.PreCallChecked;
import app.parley.hub.value.Journal.QualityReported;
import app.parley.hub.value.Journal.RoomClosed;
import app.parley.hub.value.Journal.RoomVisited;
import app.parley.hub.value.Journal.StatusSet;
import app.parley.kernel.CallId;
import app.parley.kernel.LeaveReason;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.store.account.PresenceRows;
import app.parley.store.call.CallWriter;
import app.parley.store.message.DirectMessageRows;
import app.parley.store.quality.CallVerdicts;
import app.parley.store.quality.PreCallCheckRows;
import app.parley.store.quality.QualityRows;
import app.parley.store.room.ChatRows;
import app.parley.store.room.DeletedRooms;
import app.parley.store.room.RoomStore;
import app.parley.store.webhook.WebhookOutbox;
import app.parley.webhooks.EventType;
import app.parley.webhooks.WebhookEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** One transaction of journal entries. Of several states of the same object, it writes only the newest. */
public final class JournalBatch {
    private final Handle handle;
    private final List<ChatSaid> chat = new ArrayList<>();
    private final List<DirectSaid> messages = new ArrayList<>();
    private final Map<Object, DirectSeen> marks = new LinkedHashMap<>();
    private final Map<CallId, CallRecord> calls = new LinkedHashMap<>();
    private final List<QualityReported> quality = new ArrayList<>();
    private final List<PreCallChecked> checks = new ArrayList<>();
    private final Map<UserId, LastSeen> seen = new LinkedHashMap<>();
    private final Map<UserId, StatusSet> statuses = new LinkedHashMap<>();
    private final List<WebhookEvent> visits = new ArrayList<>();
    private final Set<RoomId> visited = new LinkedHashSet<>();
    private @Nullable Alive alive;

    public JournalBatch(Handle handle) {
        this.handle = handle;
    }

    private record SeenKey(UserId user) {}

    private record ClosedKey(RoomId room) {}

    private record MarkKey(UserId reader, UserId other) {
        static MarkKey of(DirectSeen mark) {
            return new MarkKey(mark.reader(), mark.other());
        }
    }

    /** Returns the object whose newest state the entry is; null for entries that are all kept. */
    static @Nullable Object keyOf(Entry entry) {
        if (entry instanceof CallChanged changed) {
            return changed.call().id();
        }
        if (entry instanceof LastSeen lastSeen) {
            return new SeenKey(lastSeen.user());
        }
        if (entry instanceof RoomClosed closed) {
            return new ClosedKey(closed.room());
        }
        if (entry instanceof DirectSeen mark) {
            return MarkKey.of(mark);
        }
        if (entry instanceof RoomVisited) {
            return entry;
        }
        return entry instanceof Alive ? Alive.class : null;
    }

    public void write(Collection<Entry> entries) {
        boolean writesCalls = entries.stream().anyMatch(CallChanged.class::isInstance);
        CallWriter writer = writesCalls ? CallWriter.lock(handle) : null;
        entries.forEach(this::add);
        ChatRows.insert(handle, chat);
        DirectMessageRows.insert(handle, messages);
        DirectMessageRows.saveSeen(handle, marks.values());
        RoomStore.visited(handle, visited);
        Map<String, Set<EventType>> subscribers =
                calls.isEmpty() && visits.isEmpty() ? Map.of() : WebhookOutbox.subscribers(handle);
        CallEventDiff diff = CallEventDiff.before(handle, subscribers.isEmpty() ? List.of() : calls.values());
        if (writer != null) {
            writer.save(calls.values());
        }
        QualityRows.insert(handle, quality);
        PreCallCheckRows.insert(handle, checks);
        CallVerdicts.settle(handle, touchedCalls());
        tell(diff, subscribers);
        PresenceRows.saveLastSeen(handle, seen.values());
        PresenceRows.saveStatuses(handle, statuses.values());
        if (alive != null) {
            PresenceRows.saveAlive(handle, alive.at());
        }
    }

    private void tell(CallEventDiff diff, Map<String, Set<EventType>> subscribers) {
        List<WebhookEvent> events = diff.events();
        events.addAll(visits);
        events.sort(Comparator.comparing(WebhookEvent::at));
        WebhookOutbox.add(handle, events, subscribers);
    }

    private Set<String> touchedCalls() {
        Set<String> touched = new LinkedHashSet<>();
        calls.values().stream()
                .filter(call -> call.endedAt() != null)
                .forEach(call -> touched.add(call.id().value()));
        quality.forEach(report -> touched.add(report.call().value()));
        return touched;
    }

    private void add(Entry entry) {
        if (entry instanceof ChatSaid said) {
            chat.add(said);
        } else if (entry instanceof DirectSaid said) {
            messages.add(said);
        } else if (entry instanceof DirectSeen mark) {
            marks.put(MarkKey.of(mark), mark);
        } else if (entry instanceof CallChanged changed) {
            calls.put(changed.call().id(), changed.call());
        } else if (entry instanceof QualityReported reported) {
            quality.add(reported);
        } else if (entry instanceof PreCallChecked checked) {
            checks.add(checked);
        } else if (entry instanceof LastSeen lastSeen) {
            seen.put(lastSeen.user(), lastSeen);
        } else if (entry instanceof StatusSet status) {
            statuses.put(status.user(), status);
        } else if (entry instanceof Alive latest) {
            alive = latest;
        } else if (entry instanceof RoomVisited visit) {
            visits.add(event(visit));
            visited.add(visit.room());
        } else if (entry instanceof RoomClosed closed) {
            // Deleting a room deletes its earlier messages; messages in a new room with that name stay.
            ChatRows.insert(handle, chat);
            chat.clear();
            DeletedRooms.delete(handle, closed.room());
        }
    }

    private static WebhookEvent event(RoomVisited visit) {
        LeaveReason reason = visit.reason();
        EventType type = reason == null ? EventType.ROOM_JOINED : EventType.ROOM_LEFT;
        return new WebhookEvent(
                type,
                visit.at(),
                new WebhookEvent.Visit(
                        new WebhookEvent.Place(visit.room().value(), visit.roomName()),
                        visit.user().value(),
                        visit.name(),
                        visit.guest(),
                        visit.peer().value(),
                        reason == null ? null : reason.wire()));
    }
}
