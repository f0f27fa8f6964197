package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.store.room.RoomStore;
import app.parley.store.room.StoredRoom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoomTimesTest {
    private static final String WEEKLY = "{\"startsAt\":\"2026-03-02T01:00:00Z\",\"minutes\":15,"
            + "\"timeZone\":\"Asia/Seoul\",\"days\":[\"wed\",\"mon\"]}";

    private final RestServer server = new RestServer();
    private final Browser ada = server.admin();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aRoomHasATimeThatStaysWithIt() {
        Browser.Answer made = make("{\"name\":\"Stand-up\",\"schedule\":" + WEEKLY + "}");

        assertThat(made.json().get("schedule").toString())
                .isEqualTo("{\"startsAt\":\"2026-03-02T01:00:00.000Z\",\"minutes\":15,\"timeZone\":\"Asia/Seoul\","
                        + "\"days\":[\"mon\",\"wed\"]}");
        ada.patch("/rooms/stand-up", "{\"capacity\":4}").expect(200);
        assertThat(new RoomStore(server.database).list())
                .filteredOn(room -> room.id().value().equals("stand-up"))
                .extracting(StoredRoom::schedule)
                .doesNotContainNull();
        assertThat(ada.get("/rooms/stand-up").field("/schedule/minutes")).isEqualTo("15");

        Browser.Answer without =
                ada.patch("/rooms/stand-up", "{\"schedule\":null}").expect(200);
        assertThat(without.json().get("schedule").isNull()).isTrue();
    }

    @Test
    void halfAnHourOnceUnlessSaidOtherwise() {
        Browser.Answer made = make("{\"name\":\"Demo\",\"schedule\":{\"startsAt\":\"2026-03-02T10:00:00+09:00\","
                + "\"timeZone\":\"Asia/Seoul\"}}");

        assertThat(made.json().get("schedule").toString())
                .isEqualTo("{\"startsAt\":\"2026-03-02T01:00:00.000Z\",\"minutes\":30,\"timeZone\":\"Asia/Seoul\","
                        + "\"days\":[]}");
    }

    @Test
    void aWrongTimeIsRefusedFieldByField() {
        Browser.Answer refused = ada.post(
                        "/rooms",
                        "{\"name\":\"Demo\",\"schedule\":{\"startsAt\":\"soon\",\"minutes\":0,\"timeZone\":\"+09:00\","
                                + "\"days\":[\"someday\"]}}")
                .expect(422);

        assertThat(refused.json().get("errors").findValuesAsText("field"))
                .containsExactly("schedule.startsAt", "schedule.minutes", "schedule.timeZone", "schedule.days");
        ada.post("/rooms", "{\"name\":\"Demo\",\"schedule\":\"monday\"}").expect(422);
        ada.post("/rooms", "{\"name\":\"Demo\",\"kind\":\"adhoc\",\"schedule\":" + WEEKLY + "}")
                .expect(422);
    }

    @Test
    void itsTimeComesAsACalendarFile() {
        make("{\"name\":\"주간회의\",\"schedule\":" + WEEKLY + "}");

        Browser.Answer file = server.member("bob")
                .get("/rooms/%EC%A3%BC%EA%B0%84%ED%9A%8C%EC%9D%98/calendar.ics")
                .expect(200);

        assertThat(file.header("Content-Type")).isEqualToIgnoringCase("text/calendar; charset=utf-8");
        assertThat(file.header("Content-Disposition"))
                .contains("attachment", "filename*=UTF-8''%EC%A3%BC%EA%B0%84%ED%9A%8C%EC%9D%98.ics");
        assertThat(file.text())
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains("SUMMARY:주간회의\r\n", "RRULE:FREQ=WEEKLY;BYDAY=MO,WE\r\n", "/r/%EC%A3%BC");
        ada.get("/rooms/team-room/calendar.ics").expect(404);
        server.browser().get("/rooms/team-room/calendar.ics").expect(401);
    }

    private Browser.Answer make(String room) {
        return ada.post("/rooms", room).expect(201);
    }
}
