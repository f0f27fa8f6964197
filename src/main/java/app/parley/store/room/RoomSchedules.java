package app.parley.store.room;

import app.parley.hub.value.Schedule;
import app.parley.store.db.StoredTypes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table of when rooms have their time. A room's row goes with the room. */
final class RoomSchedules {
    private RoomSchedules() {}

    /** In place of what was there. */
    static void write(Handle handle, StoredRoom room) {
        handle.execute("DELETE FROM room_schedules WHERE room_id = ?", room.id().value());
        Schedule schedule = room.schedule();
        if (schedule == null) {
            return;
        }
        handle.createUpdate("""
                        INSERT INTO room_schedules (room_id, starts_at, minutes, time_zone, repeat_days)
                        VALUES (:room, :startsAt, :minutes, :timeZone, :days)
                        """)
                .bind("room", room.id().value())
                .bind("startsAt", schedule.startsAt())
                .bind("minutes", schedule.minutes())
                .bind("timeZone", schedule.timeZone())
                .bind("days", String.join(",", schedule.days()))
                .execute();
    }

    /** @param row of a room beside its schedule, whose columns are null where it has none */
    static @Nullable Schedule read(ResultSet row) throws SQLException {
        Instant startsAt = StoredTypes.maybeInstant(row, "starts_at");
        return startsAt == null
                ? null
                : new Schedule(
                        startsAt,
                        row.getInt("minutes"),
                        row.getString("time_zone"),
                        List.of(row.getString("repeat_days").split(",", -1)));
    }
}
