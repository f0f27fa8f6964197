package app.parley.store.room;

import app.parley.hub.value.RoomDefinition.Kind;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.store.db.Database;
import app.parley.store.db.SqlFailures;
import app.parley.store.db.StoredTypes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Owns the table of room definitions. Thread-safe. */
public final class RoomStore {
    private static final String INSERT = """
            INSERT INTO rooms (id, name, kind, capacity, passcode_hash, created_by, created_at)
            VALUES (:id, :name, :kind, :capacity, :passcodeHash, :createdBy, :createdAt)
            """;

    private final Database database;

    public RoomStore(Database database) {
        this.database = database;
    }

    private record Membership(String room, UserId user, boolean member, boolean host) {}

    /** @return false, and nothing is stored, if a room with that id already exists */
    public boolean insert(StoredRoom room) {
        try {
            database.useTransaction(handle -> {
                write(handle, room, INSERT);
                insertMembers(handle, room);
                RoomSchedules.write(handle, room);
            });
            return true;
        } catch (RuntimeException e) {
            if (SqlFailures.isUniqueViolation(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Inserts or updates the definition of a room. */
    public void save(StoredRoom room) {
        database.useTransaction(handle -> {
            if (write(handle, room, """
                    UPDATE rooms
                    SET name = :name, kind = :kind, capacity = :capacity, passcode_hash = :passcodeHash,
                        created_by = :createdBy, created_at = :createdAt
                    WHERE id = :id
                    """) == 0) {
                write(handle, room, INSERT);
            }
            handle.execute(
                    "DELETE FROM room_members WHERE room_id = ?", room.id().value());
            insertMembers(handle, room);
            RoomSchedules.write(handle, room);
        });
    }

    /** Returns all rooms, the oldest first. They are few, and stay in memory. */
    public List<StoredRoom> list() {
        return database.inSnapshot(handle -> {
            Map<String, Set<UserId>> members = new HashMap<>();
            Map<String, Set<UserId>> hosts = new HashMap<>();
            handle.select("SELECT room_id, username, member, host FROM room_members")
                    .map(RoomStore::membership)
                    .forEach(person -> {
                        if (person.member()) {
                            members.computeIfAbsent(person.room(), room -> new HashSet<>())
                                    .add(person.user());
                        }
                        if (person.host()) {
                            hosts.computeIfAbsent(person.room(), room -> new HashSet<>())
                                    .add(person.user());
                        }
                    });
            return handle.select("""
                            SELECT *
                            FROM rooms LEFT JOIN room_schedules ON room_id = id
                            ORDER BY created_at, id
                            """)
                    .map((row, context) -> room(row, members, hosts))
                    .list();
        });
    }

    /** Returns the ad-hoc rooms that a person has entered at least once. */
    public Set<RoomId> visited() {
        return database.query(handle -> handle.createQuery("SELECT id FROM rooms WHERE visited")
                .map((row, context) -> new RoomId(row.getString("id")))
                .set());
    }

    public static void visited(Handle handle, Set<RoomId> rooms) {
        if (rooms.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                "UPDATE rooms SET visited = TRUE WHERE id = :room AND kind = 'adhoc' AND NOT visited");
        rooms.forEach(room -> batch.bind("room", room.value()).add());
        batch.execute();
    }

    /** Deletes a room and its messages. */
    public void delete(RoomId room) {
        database.useTransaction(handle -> DeletedRooms.delete(handle, room));
    }

    private static int write(Handle handle, StoredRoom room, String sql) {
        return handle.createUpdate(sql)
                .bind("id", room.id().value())
                .bind("name", room.name())
                .bind("kind", room.kind().wire())
                .bind("capacity", room.capacity())
                .bind("passcodeHash", room.passcodeHash())
                .bind("createdBy", text(room.createdBy()))
                .bind("createdAt", room.createdAt())
                .execute();
    }

    private static void insertMembers(Handle handle, StoredRoom room) {
        Set<UserId> people = new HashSet<>(room.members());
        people.addAll(room.hosts());
        if (people.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO room_members (room_id, username, member, host)
                VALUES (:room, :user, :member, :host)
                """);
        for (UserId user : people) {
            batch.bind("room", room.id().value())
                    .bind("user", user.value())
                    .bind("member", room.members().contains(user))
                    .bind("host", room.hosts().contains(user))
                    .add();
        }
        batch.execute();
    }

    private static Membership membership(ResultSet row, StatementContext context) throws SQLException {
        return new Membership(
                row.getString("room_id"),
                new UserId(row.getString("username")),
                row.getBoolean("member"),
                row.getBoolean("host"));
    }

    private static StoredRoom room(ResultSet row, Map<String, Set<UserId>> members, Map<String, Set<UserId>> hosts)
            throws SQLException {
        String id = row.getString("id");
        String createdBy = row.getString("created_by");
        return new StoredRoom(
                new RoomId(id),
                row.getString("name"),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getInt("capacity"),
                row.getString("passcode_hash"),
                members.getOrDefault(id, Set.of()),
                hosts.getOrDefault(id, Set.of()),
                createdBy == null ? null : new UserId(createdBy),
                StoredTypes.instant(row, "created_at"),
                RoomSchedules.read(row));
    }

    private static @Nullable String text(@Nullable UserId user) {
        return user == null ? null : user.value();
    }
}
