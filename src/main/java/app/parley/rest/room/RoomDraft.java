package app.parley.rest.room;

import app.parley.hub.value.RoomDefinition.Kind;
import app.parley.hub.value.Schedule;
import app.parley.kernel.Limits;
import app.parley.kernel.Person;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.people.Accounts;
import app.parley.people.Passwords;
import app.parley.rest.http.RequestFields;
import app.parley.store.room.StoredRoom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a room in a request.
 *
 * @param passcodeHash null for none
 * @param setsSchedule whether the time changes; {@code schedule} is null for none
 */
record RoomDraft(
        @Nullable String name,
        @Nullable Integer capacity,
        boolean setsPasscode,
        @Nullable String passcodeHash,
        @Nullable Set<UserId> members,
        @Nullable Set<UserId> hosts,
        boolean setsSchedule,
        @Nullable Schedule schedule) {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_PASSCODE = 100;
    private static final int MOST_MEMBERS = 200;

    /** Reads the fields that this kind of room allows, and refuses invalid ones. */
    static RoomDraft read(RequestFields input, Kind kind, Limits limits, Accounts accounts, Passwords passwords) {
        String name = input.has("name") ? input.line("name", LONGEST_NAME) : null;
        Integer capacity = input.integerOrNull("capacity", 2, limits.roomCapacity());
        String passcode = input.isNullOrAbsent("passcode") ? null : passcode(input);
        Set<UserId> members = people(input, "members", accounts);
        Set<UserId> hosts = people(input, "hosts", accounts);
        Schedule schedule = input.isNullOrAbsent("schedule") ? null : ScheduleDraft.read(input.object("schedule"));
        if (schedule != null && !kind.isPermanent()) {
            input.fault("schedule", "only rooms that stay have a time");
        }
        if (members != null && !members.isEmpty() && kind != Kind.PRIVATE) {
            input.fault("members", "only private rooms have members");
        }
        if (hosts != null && hosts.isEmpty()) {
            input.fault("hosts", "a room needs a host");
        }
        input.check();
        String hash = passcode == null ? null : passwords.hashAside(passcode);
        return new RoomDraft(
                name, capacity, input.has("passcode"), hash, members, hosts, input.has("schedule"), schedule);
    }

    /** Returns a kind that people can create. */
    static Optional<Kind> kind(String wire) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.CALL && kind.wire().equals(wire))
                .findFirst();
    }

    StoredRoom fresh(RoomId id, Kind kind, Person creator, Limits limits, Instant now) {
        Set<UserId> inside = new HashSet<>(members == null ? Set.of() : members);
        if (kind == Kind.PRIVATE) {
            inside.add(creator.user());
        }
        return new StoredRoom(
                id,
                name == null ? id.value() : name,
                kind,
                capacity == null ? limits.roomCapacity() : capacity,
                passcodeHash,
                inside,
                hosts == null ? Set.of(creator.user()) : hosts,
                creator.user(),
                now,
                schedule);
    }

    StoredRoom changed(StoredRoom room) {
        return new StoredRoom(
                room.id(),
                name == null ? room.name() : name,
                room.kind(),
                capacity == null ? room.capacity() : capacity,
                setsPasscode ? passcodeHash : room.passcodeHash(),
                members == null ? room.members() : members,
                hosts == null ? room.hosts() : hosts,
                room.createdBy(),
                room.createdAt(),
                setsSchedule ? schedule : room.schedule());
    }

    /** Returns the names of the fields that are set, for the audit log. */
    String changes() {
        return Stream.of(
                        name == null ? "" : "name",
                        capacity == null ? "" : "capacity",
                        setsPasscode ? "passcode" : "",
                        members == null ? "" : "members",
                        hosts == null ? "" : "hosts",
                        setsSchedule ? "schedule" : "")
                .filter(field -> !field.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String passcode(RequestFields input) {
        String passcode = input.string("passcode");
        if (passcode.isEmpty() || passcode.length() > LONGEST_PASSCODE) {
            input.fault("passcode", "must have 1 to " + LONGEST_PASSCODE + " characters");
        }
        return passcode;
    }

    private static @Nullable Set<UserId> people(RequestFields input, String field, Accounts accounts) {
        if (input.isNullOrAbsent(field)) {
            return null;
        }
        Set<UserId> users = input.users(field, MOST_MEMBERS);
        users.stream()
                .filter(user -> accounts.find(user.value()).isEmpty())
                .findFirst()
                .ifPresent(user -> input.fault(field, "there is no user " + user));
        return users;
    }
}
