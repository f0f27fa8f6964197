package app.parley.rest;

import static app.parley.testing.Calls.NOON;
import static app.parley.testing.Calls.call;
import static app.parley.testing.Calls.participant;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.value.CallRecord;
import app.parley.hub.value.Journal.CallChanged;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallStatsTest {
    private static final String MARCH = "from=2026-03-01T00:00:00Z&to=2026-03-03T00:00:00Z";

    private final RestServer server = new RestServer();
    private final Browser admin = server.admin();
    private final Browser alice = server.member("alice");

    @BeforeEach
    void logSomeCalls() {
        save(call("c1").completed(90));
        save(call("c2").at(NOON.plusSeconds(43_200)).unanswered("missed"));
        save(call("c3")
                .at(NOON.plusSeconds(200))
                .inRoom("standup", "Stand-up")
                .with(participant("carol", "Carol", "participant", "joined"))
                .with(participant("dave", "Dave", "participant", "joined"))
                .completed(600));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void countsAsTheContractHasIt() {
        JsonNode stats = admin.get("/calls/stats?by=day&" + MARCH).expect(200).json();

        assertThat(stats.at("/buckets").toString())
                .isEqualTo("[{\"start\":\"2026-03-01T00:00:00.000Z\",\"calls\":2,\"answered\":2,\"missed\":0,"
                        + "\"minutes\":11.5,\"people\":4},"
                        + "{\"start\":\"2026-03-02T00:00:00.000Z\",\"calls\":1,\"answered\":0,\"missed\":1,"
                        + "\"minutes\":0.0,\"people\":2}]");
        assertThat(stats.at("/totals").toString())
                .isEqualTo("{\"calls\":3,\"answered\":2,\"missed\":1,\"minutes\":11.5,\"people\":4}");
        assertThat(stats.at("/busiestHours").toString())
                .isEqualTo("[{\"hour\":12,\"calls\":2},{\"hour\":0,\"calls\":1}]");
        assertThat(stats.at("/topRooms").toString())
                .isEqualTo("[{\"room\":\"standup\",\"name\":\"Stand-up\",\"calls\":1,\"minutes\":10.0}]");
    }

    @Test
    void countsLocalDays() {
        JsonNode stats = admin.get("/calls/stats?tz=Asia/Seoul&from=2026-02-28T15:00:00Z&to=2026-03-01T15:00:00Z")
                .expect(200)
                .json();

        assertThat(stats.at("/buckets")).hasSize(1);
        assertThat(stats.at("/buckets/0/start").asText()).isEqualTo("2026-02-28T15:00:00.000Z");
        assertThat(stats.at("/buckets/0/calls").asInt()).isEqualTo(2);
        assertThat(stats.at("/busiestHours/0/hour").asInt()).isEqualTo(21);
    }

    @Test
    void countsOwnCallsForPeopleAndAllForAdmins() {
        assertThat(calls(alice, MARCH)).isEqualTo(2);
        assertThat(calls(admin, MARCH)).isEqualTo(3);
        server.browser().get("/calls/stats").expect(401);
    }

    @Test
    void takesTheFiltersOfTheList() {
        assertThat(calls(admin, MARCH + "&user=carol")).isEqualTo(1);
        assertThat(calls(admin, MARCH + "&user=carol&user=bob&outcome=completed"))
                .isEqualTo(2);
        assertThat(calls(admin, MARCH + "&q=STAND")).isEqualTo(1);
        assertThat(calls(alice, MARCH + "&direction=out&minSeconds=1")).isEqualTo(1);
    }

    @Test
    void coversTheLastThirtyDaysUnlessToldOtherwise() {
        JsonNode buckets = admin.get("/calls/stats").expect(200).json().at("/buckets");

        assertThat(buckets.size()).isBetween(30, 31);
    }

    @Test
    void refusesRangesThatAreNoneOrTooLong() {
        assertThat(field(MARCH + "&by=year")).isEqualTo("by");
        assertThat(field(MARCH + "&tz=Mars/Olympus")).isEqualTo("tz");
        assertThat(field("from=2026-03-01T00:00:00Z&to=2026-03-01T00:00:00Z")).isEqualTo("to");
        assertThat(field("from=yesterday")).isEqualTo("from");
        assertThat(field("by=hour&from=2020-01-01T00:00:00Z&to=2026-01-01T00:00:00Z"))
                .isEqualTo("by");
        admin.get("/calls/stats?by=hour&from=2025-01-01T00:00:00Z&to=2026-01-01T00:00:00Z")
                .expect(200);
        admin.get("/calls/stats?by=day&from=2001-01-01T00:00:00Z&to=2026-01-01T00:00:00Z")
                .expect(200);
    }

    private String field(String query) {
        return admin.get("/calls/stats?" + query)
                .expect(422)
                .json()
                .at("/errors/0/field")
                .asText();
    }

    private static int calls(Browser browser, String query) {
        return browser.get("/calls/stats?" + query)
                .expect(200)
                .json()
                .at("/totals/calls")
                .asInt();
    }

    private void save(CallRecord call) {
        server.journal.record(new CallChanged(call)).toCompletableFuture().join();
    }
}
