package app.parley.rest;

import static app.parley.testing.Calls.NOON;
import static app.parley.testing.Calls.call;
import static app.parley.testing.Calls.participant;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.value.Journal.CallChanged;
import app.parley.hub.value.Journal.Entry;
import app.parley.hub.value.Journal.QualityReported;
import app.parley.hub.value.QualitySample;
import app.parley.kernel.CallId;
import app.parley.kernel.PeerId;
import app.parley.kernel.UserId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallQualityTest {
    private static final Instant ANSWERED = NOON.plusSeconds(6);

    private final RestServer server = new RestServer();
    private final Browser admin = server.admin();
    private final Browser alice = server.member("alice");
    private final Browser bob = server.member("bob");

    @BeforeEach
    void aliceHasATroubledCallWithBob() {
        record(new CallChanged(call("c1").ongoing()));
        for (int i = 1; i <= 60; i++) {
            boolean troubled = i > 18 && i <= 36;
            Instant at = ANSWERED.plusSeconds(10L * i);
            report("alice", sample("p2", at, 30.0, 0.0, troubled ? 200.0 : 1_200.0, 30.0));
            report("bob", sample("p1", at, 31.0, 0.5, 1_100.0, troubled ? 9.0 : 30.0));
        }
        record(new CallChanged(call("c1").completed(606)));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void tellsEachPersonWhatTheLineWasLike() {
        JsonNode people =
                alice.get("/calls/c1?tz=Asia/Seoul").expect(200).json().at("/people");

        assertThat(people.at("/0/quality").toString())
                .isEqualTo(
                        "{\"verdict\":\"poor\",\"text\":\"Your upload dropped from 21:03 to 21:06; the call was relayed over TCP\","
                                + "\"rttMs\":30,\"lossPercent\":0.0,\"relay\":true,\"relayProtocol\":\"tcp\"}");
        assertThat(people.at("/1/quality/verdict").asText()).isEqualTo("good");
        assertThat(people.at("/1/quality/lossPercent").asDouble()).isEqualTo(0.5);
        assertThat(bob.get("/calls/c1?tz=Asia/Seoul")
                        .json()
                        .at("/people/0/quality/text")
                        .asText())
                .startsWith("Alice's upload dropped from 21:03 to 21:06");
        assertThat(alice.get("/calls").json().at("/items/0/people"))
                .isEqualTo(alice.get("/calls/c1").json().at("/people"));
        assertThat(alice.get("/calls?format=csv").text()).contains(",poor\r\n").contains(",good\r\n");
    }

    @Test
    void tellsAnAdminWhoseUploadItWasInEveryForm() {
        String text = "Alice's upload dropped from 12:03 to 12:06 UTC; the call was relayed over TCP";

        assertThat(admin.get("/calls/c1").json().at("/people/0/quality/text").asText())
                .isEqualTo(text);
        assertThat(admin.get("/calls")
                        .json()
                        .at("/items/0/people/0/quality/text")
                        .asText())
                .isEqualTo(text);
        assertThat(admin.get("/calls/c1/quality")
                        .json()
                        .at("/people/0/quality/text")
                        .asText())
                .isEqualTo(text);
        assertThat(admin.get("/calls?format=ndjson").text()).contains(text).doesNotContain("Your");
        assertThat(admin.get("/calls", "Accept-Language", "ko")
                        .json()
                        .at("/items/0/people/0/quality/text")
                        .asText())
                .startsWith("12:03부터 12:06 UTC까지 Alice 님의 업로드");
    }

    @Test
    void speaksTheAskersLanguageInTheAskersTimeZone() {
        assertThat(text("Accept-Language", "ko-KR,ko;q=0.9,en;q=0.1"))
                .isEqualTo("12:03부터 12:06 UTC까지 내 업로드 속도가 떨어졌습니다. 통화가 TCP 중계를 거쳤습니다");
        assertThat(text("Accept-Language", "fr, en")).startsWith("Your upload dropped from 12:03 to 12:06 UTC;");

        alice.patch("/me", "{\"language\":\"ko\",\"timeZone\":\"America/New_York\"}")
                .expect(200);

        assertThat(text("Accept-Language", "en")).startsWith("07:03부터 07:06까지 내 업로드");
    }

    @Test
    void givesSamplesAsColumns() {
        JsonNode lines = alice.get("/calls/c1/quality").expect(200).json();

        JsonNode own = lines.at("/people/0");
        assertThat(own.at("/user").asText()).isEqualTo("alice");
        assertThat(own.at("/spells").toString())
                .isEqualTo("[{\"what\":\"upload\",\"level\":\"poor\",\"from\":\"2026-03-01T12:03:06.000Z\","
                        + "\"to\":\"2026-03-01T12:06:06.000Z\"}]");
        assertThat(own.at("/samples").properties())
                .allSatisfy(column -> assertThat(column.getValue()).hasSize(60));
        assertThat(own.at("/samples/t/0").asText()).isEqualTo("2026-03-01T12:00:16.000Z");
        assertThat(own.at("/samples/to/0").asText()).isEqualTo("bob");
        assertThat(own.at("/samples/sendKbps/59").asDouble()).isEqualTo(1_200);
        assertThat(own.at("/samples/jitterMs/0").isNull()).isTrue();
        assertThat(own.at("/samples/relay/0").asBoolean()).isTrue();
        assertThat(lines.at("/people/1/samples/t")).hasSize(60);
    }

    @Test
    void showsLinesToThePeopleOfTheCallAndAdmins() {
        Browser carol = server.member("carol");

        bob.get("/calls/c1/quality").expect(200);
        admin.get("/calls/c1/quality").expect(200);
        carol.get("/calls/c1/quality").expect(404);
        admin.get("/calls/c9/quality").expect(404);
        server.browser().get("/calls/c1/quality").expect(401);
    }

    @Test
    void peopleTakeAlongWhatTheirOwnBrowsersMeasured() {
        record(new CallChanged(call("c2")
                .with(participant("alice", "Alice", "caller", "unanswered"))
                .unanswered("missed")));

        JsonNode quality = bob.get("/me/export").expect(200).json().get("quality");

        assertThat(quality).singleElement().satisfies(own -> {
            assertThat(own.get("call").asText()).isEqualTo("c1");
            assertThat(own.get("samples"))
                    .isEqualTo(bob.get("/calls/c1/quality").json().at("/people/1/samples"));
            assertThat(own.at("/samples/t")).hasSize(60);
        });
        assertThat(admin.get("/me/export").expect(200).json().get("quality")).isEmpty();
    }

    @Test
    void hasEmptyColumnsWhereNothingWasMeasured() {
        record(new CallChanged(call("c2")
                .with(participant("alice", "Alice", "caller", "unanswered"))
                .unanswered("missed")));

        JsonNode lines = alice.get("/calls/c2/quality").expect(200).json();

        assertThat(lines.at("/people/0/samples/t")).isEmpty();
        assertThat(lines.at("/people/0/quality/verdict").asText()).isEqualTo("unknown");
    }

    @Test
    void showsWhatWasMeasuredWhileTheCallGoesOn() {
        record(new CallChanged(call("c3").ongoing()));
        record(new QualityReported(
                new CallId("c3"), new UserId("alice"), List.of(sample("p2", ANSWERED, 30.0, 0.0, 10.0, 30.0))));

        assertThat(alice.get("/calls/c3/quality").json().at("/people/0/samples/t"))
                .hasSize(1);
        assertThat(alice.get("/calls/c3").json().at("/people/0/quality/verdict").asText())
                .isEqualTo("good");
    }

    private String text(String... headers) {
        return alice.get("/calls/c1", headers)
                .json()
                .at("/people/0/quality/text")
                .asText();
    }

    private void report(String user, QualitySample sample) {
        record(new QualityReported(new CallId("c1"), new UserId(user), List.of(sample)));
    }

    private static QualitySample sample(String peer, Instant at, double rtt, double loss, double send, double fps) {
        return new QualitySample(
                new PeerId(peer),
                at,
                rtt,
                loss,
                null,
                send,
                900.0,
                640,
                480,
                fps,
                peer.equals("p2"),
                peer.equals("p2") ? "tcp" : null,
                null);
    }

    private void record(Entry entry) {
        server.journal.record(entry).toCompletableFuture().join();
    }
}
