package app.parley.rest;

import static app.parley.testing.Calls.NOON;
import static app.parley.testing.Calls.call;
import static app.parley.testing.Calls.callee;
import static app.parley.testing.Calls.participant;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.value.CallRecord;
import app.parley.hub.value.Journal.CallChanged;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallsTest {
    private final RestServer server = new RestServer();
    private final Browser admin = server.admin();
    private final Browser alice = server.member("alice");

    @BeforeEach
    void logSomeCalls() {
        save(call("c1").completed(60));
        save(call("c2").at(NOON.plusSeconds(100)).unanswered("missed"));
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
    void showsACallAsTheContractHasIt() {
        JsonNode call = alice.get("/calls/c1").expect(200).json();

        assertThat(call.fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "kind",
                        "room",
                        "media",
                        "outcome",
                        "startedBy",
                        "startedAt",
                        "answeredAt",
                        "endedAt",
                        "ringSeconds",
                        "durationSeconds",
                        "endReason",
                        "people");
        assertThat(call.at("/startedAt").asText()).isEqualTo("2026-03-01T12:00:00.000Z");
        assertThat(call.at("/room").toString()).isEqualTo("{\"id\":\"r1\",\"name\":\"Room\"}");
        assertThat(call.at("/startedBy").toString())
                .isEqualTo("{\"user\":\"alice\",\"name\":\"Alice\",\"guest\":false}");
        assertThat(call.at("/people/0").toString())
                .isEqualTo(
                        "{\"user\":\"alice\",\"name\":\"Alice\",\"guest\":false,\"role\":\"caller\",\"outcome\":\"joined\","
                                + "\"spans\":[{\"joinedAt\":\"2026-03-01T12:00:06.000Z\",\"leftAt\":\"2026-03-01T12:01:06.000Z\","
                                + "\"device\":\"Chrome on macOS\"}],\"seconds\":60,"
                                + "\"quality\":{\"verdict\":\"unknown\",\"text\":\"Not measured\",\"rttMs\":null,"
                                + "\"lossPercent\":null,\"relay\":false,\"relayProtocol\":null}}");
    }

    @Test
    void listsOwnCallsToPeopleAndAllToAdmins() {
        assertThat(ids(alice, "/calls")).containsExactly("c2", "c1");
        assertThat(ids(admin, "/calls")).containsExactly("c3", "c2", "c1");
        assertThat(alice.get("/calls/c3").expect(404).code()).isEqualTo("no-such-call");
        assertThat(alice.get("/calls/c9").expect(404).code()).isEqualTo("no-such-call");
        admin.get("/calls/c3").expect(200);
        server.browser().get("/calls").expect(401);
    }

    @Test
    void listRowsAreTheSameAsTheSingleCall() {
        assertThat(alice.get("/calls?limit=1").json().at("/items/0"))
                .isEqualTo(alice.get("/calls/c2").json());
    }

    @Test
    void combinesFilters() {
        assertThat(ids(admin, "/calls?user=carol")).containsExactly("c3");
        assertThat(ids(admin, "/calls?user=bob&user=carol&outcome=missed&outcome=completed&kind=direct"))
                .containsExactly("c2", "c1");
        assertThat(ids(admin, "/calls?from=2026-03-01T12:00:00Z&to=2026-03-01T12:01:40Z"))
                .containsExactly("c1");
        assertThat(ids(admin, "/calls?room=standup")).containsExactly("c3");
        assertThat(ids(admin, "/calls?q=stand-UP")).containsExactly("c3");
        assertThat(ids(admin, "/calls?minSeconds=60&maxSeconds=60")).containsExactly("c1");
        assertThat(ids(alice, "/calls?direction=out&sort=startedAt")).containsExactly("c1", "c2");
        assertThat(ids(admin, "/calls?user=&from=&q=&sort=-durationSeconds")).containsExactly("c3", "c1", "c2");
    }

    @Test
    void pagesByLinkWhileCallsAreMade() {
        Browser.Answer first = admin.get("/calls?limit=2&kind=direct&user=bob");
        assertThat(first.json().at("/next").isNull()).isTrue();

        first = admin.get("/calls?limit=2").expect(200);
        save(call("c4").at(NOON.plusSeconds(300)).completed(1));
        String link = first.header("Link");
        assertThat(link).startsWith("</api/v1/calls?limit=2&cursor=").endsWith(">; rel=\"next\"");
        String next = link.substring("</api/v1".length(), link.indexOf('>'));

        assertThat(ids(admin, next)).containsExactly("c1");
        assertThat(admin.get(next).json().at("/next").isNull()).isTrue();
    }

    @Test
    void refusesWrongParametersAllAtOnce() {
        Browser.Answer answer = admin.get("/calls?from=yesterday&to=%2B999999999-01-01T00:00:00Z&outcome=lost&kind=x"
                + "&direction=up&minSeconds=-1&maxSeconds=1.5&sort=name");

        assertThat(answer.expect(422).code()).isEqualTo("bad-request");
        assertThat(answer.json().at("/errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder(
                        "from", "to", "outcome", "kind", "direction", "minSeconds", "maxSeconds", "sort");
        admin.get("/calls?limit=0").expect(422);
        admin.get("/calls?limit=201").expect(422);
        admin.get("/calls?cursor=nonsense").expect(422);
        admin.get("/calls?user=%25&q=%25").expect(200);
        assertThat(admin.get("/calls?user=%00&q=%00%25")
                        .expect(422)
                        .json()
                        .at("/errors")
                        .findValuesAsText("field"))
                .containsExactlyInAnyOrder("user", "q");
    }

    @Test
    void refusesACursorOfAListInAnotherOrder() {
        String next = admin.get("/calls?limit=1").json().at("/next").asText();

        admin.get("/calls?limit=1&cursor=" + next).expect(200);
        admin.get("/calls?limit=1&sort=startedAt&cursor=" + next).expect(422);
    }

    @Test
    void showsWhoWasRungAndDidNotAnswer() {
        save(call("c5")
                .with(participant("bob", "Bob", "caller", "unanswered"))
                .with(callee("alice", "missed"))
                .unanswered("missed"));

        assertThat(ids(alice, "/calls?direction=missed")).containsExactly("c5");
        assertThat(ids(alice, "/calls?direction=in")).containsExactly("c5");
    }

    @Test
    void takesACallOutOfTheLogForAdminsAndKeepsThatItDid() {
        alice.delete("/calls/c1").expect(403);
        admin.delete("/calls/c9").expect(404);
        String etag = admin.get("/calls/c1").header("ETag");

        admin.delete("/calls/c1", "If-Match", "\"another\"").expect(412);
        admin.delete("/calls/c1", "If-Match", etag).expect(204);

        admin.get("/calls/c1").expect(404);
        assertThat(ids(admin, "/calls")).containsExactly("c3", "c2");
        assertThat(server.database.<String>query(handle -> handle.createQuery(
                                "SELECT CONCAT(actor, ' ', action, ' ', target) FROM audit WHERE action = 'call.deleted'")
                        .mapTo(String.class)
                        .one()))
                .isEqualTo("ada call.deleted c1");
    }

    @Test
    void leavesACallAloneThatGoesOn() {
        save(call("c4").ongoing());

        assertThat(admin.delete("/calls/c4").expect(409).code()).isEqualTo("conflict");
        admin.get("/calls/c4").expect(200);
    }

    @Test
    void givesACallANewVersionWhenItEnds() {
        save(call("c4").ongoing());
        String before = admin.get("/calls/c4").header("ETag");
        save(call("c4").completed(10));

        assertThat(admin.get("/calls/c4").header("ETag")).isNotEqualTo(before);
        admin.delete("/calls/c4", "If-Match", before).expect(412);
    }

    private void save(CallRecord call) {
        server.journal.record(new CallChanged(call)).toCompletableFuture().join();
    }

    private static List<String> ids(Browser browser, String path) {
        List<String> ids = new ArrayList<>();
        browser.get(path)
                .expect(200)
                .json()
                .at("/items")
                .forEach(call -> ids.add(call.at("/id").asText()));
        return ids;
    }
}
