package app.parley.rest;

import static app.parley.testing.Calls.NOON;
import static app.parley.testing.Calls.attendance;
import static app.parley.testing.Calls.call;
import static app.parley.testing.Calls.callee;
import static app.parley.testing.Calls.caller;
import static app.parley.testing.Calls.participant;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.value.CallRecord;
import app.parley.hub.value.Journal.CallChanged;
import app.parley.testing.Calls;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallExportTest {
    private static final String HEADER =
            "call_id,kind,room,media,call_outcome,started_at,answered_at,ended_at,ring_seconds,duration_seconds,"
                    + "user,name,guest,role,outcome,joined_at,left_at,seconds,verdict";

    private final RestServer server = new RestServer();
    private final Browser admin = server.admin();
    private final Browser alice = server.member("alice");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void writesOneRowForEachPersonOfEachCall() throws IOException {
        save(call("c1").completed(60), call("c2").at(NOON.plusSeconds(100)).unanswered("missed"));

        Browser.Answer answer = admin.get("/calls?format=csv").expect(200);

        assertThat(answer.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
        assertThat(answer.header("Content-Disposition"))
                .matches("attachment; filename=\"parley-calls-\\d{4}-\\d\\d-\\d\\d\\.csv\"");
        assertThat(answer.text()).isEqualTo(HEADER + """
                \r
                c2,direct,r1,video,missed,2026-03-01T12:01:40.000Z,,2026-03-01T12:02:25.000Z,45,0,alice,Alice,false,caller,unanswered,,,0,unknown\r
                c2,direct,r1,video,missed,2026-03-01T12:01:40.000Z,,2026-03-01T12:02:25.000Z,45,0,bob,bob,false,callee,missed,,,0,unknown\r
                c1,direct,r1,video,completed,2026-03-01T12:00:00.000Z,2026-03-01T12:00:06.000Z,2026-03-01T12:01:06.000Z,6,60,alice,Alice,false,caller,joined,2026-03-01T12:00:06.000Z,2026-03-01T12:01:06.000Z,60,unknown\r
                c1,direct,r1,video,completed,2026-03-01T12:00:00.000Z,2026-03-01T12:00:06.000Z,2026-03-01T12:01:06.000Z,6,60,bob,bob,false,callee,joined,2026-03-01T12:00:06.000Z,2026-03-01T12:01:06.000Z,60,unknown\r
                """);
    }

    @Test
    void beginsWithAByteOrderMarkForSpreadsheetsWhereThatIsAskedFor() {
        save(call("c1").completed(60));

        String plain = admin.get("/calls?format=csv&bom=false").expect(200).text();
        assertThat(plain).startsWith("call_id,");
        assertThat(admin.get("/calls?format=csv").text()).isEqualTo(plain);
        assertThat(admin.get("/calls?format=csv&bom=true").expect(200).bytes())
                .isEqualTo(("\uFEFF" + plain).getBytes(StandardCharsets.UTF_8));
        assertThat(admin.get("/calls?format=ndjson&bom=true").text()).startsWith("{");
        admin.get("/calls?bom=true").expect(200);
        assertThat(admin.get("/calls?format=csv&bom=yes").expect(422).field("/errors/0/field"))
                .isEqualTo("bom");
    }

    @Test
    void givesTheFirstJoinAndTheLastLeaveOfWhoCameBack() throws IOException {
        save(call("c1")
                .with(caller(
                        "joined",
                        attendance("p1", NOON, NOON.plusSeconds(10)),
                        attendance("p2", NOON.plusSeconds(30), NOON.plusSeconds(50))))
                .with(callee("bob", "joined", attendance("p3", NOON, NOON.plusSeconds(50))))
                .completed(50));

        CSVRecord row = rows(alice.get("/calls?format=csv")).get(0);

        assertThat(row.get("joined_at")).isEqualTo("2026-03-01T12:00:00.000Z");
        assertThat(row.get("left_at")).isEqualTo("2026-03-01T12:00:50.000Z");
        assertThat(row.get("seconds")).isEqualTo("30");
    }

    @Test
    void defusesWhatASpreadsheetWouldRunAndQuotesWhatASeparatorWouldTear() throws IOException {
        List<String> names = List.of(
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\tx",
                "\rx",
                "Says \"hi\", twice",
                "two\nlines",
                "'s Gravenhage",
                "한국어");
        Calls crowded = call("c1").inRoom("standup", "Stand-up");
        for (int i = 0; i < names.size(); i++) {
            crowded = crowded.with(participant("u" + i, names.get(i), "participant", "joined"));
        }
        save(crowded.completed(60));

        Browser.Answer answer = admin.get("/calls?format=csv");

        assertThat(rows(answer).stream().map(row -> row.get("name")))
                .containsExactly(
                        "'=1+1",
                        "'+1",
                        "'-1",
                        "'@SUM(A1)",
                        "'\tx",
                        "'\rx",
                        "Says \"hi\", twice",
                        "two\nlines",
                        "'s Gravenhage",
                        "한국어");
    }

    @Test
    void takesTheFormatFromAcceptUnlessTheAddressSaysIt() {
        save(call("c1").completed(60));

        assertThat(type(admin.get("/calls", "Accept", "text/csv"))).isEqualTo("text/csv; charset=utf-8");
        assertThat(type(admin.get("/calls", "Accept", "application/x-ndjson"))).startsWith("application/x-ndjson");
        assertThat(type(admin.get("/calls", "Accept", "text/csv;q=0.1, application/json")))
                .startsWith("application/json");
        assertThat(type(admin.get("/calls", "Accept", "text/csv, */*;q=0.1"))).startsWith("text/csv");
        assertThat(type(admin.get("/calls", "Accept", "text/html,*/*;q=0.8"))).startsWith("application/json");
        assertThat(type(admin.get("/calls?format=ndjson", "Accept", "text/csv")))
                .startsWith("application/x-ndjson");
        assertThat(type(admin.get("/calls?format=json", "Accept", "text/csv"))).startsWith("application/json");
        assertThat(admin.get("/calls").header("Vary")).startsWith("Accept,");
        assertThat(admin.get("/calls?format=xlsx")
                        .expect(422)
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("format");
    }

    @Test
    void writesTheCallsOfAPageAsLinesOfJson() throws IOException {
        save(call("c1").completed(60), call("c2").at(NOON.plusSeconds(100)).completed(1));

        String[] lines = alice.get("/calls?format=ndjson&sort=startedAt")
                .expect(200)
                .text()
                .split("\n", -1);

        assertThat(lines).hasSize(3);
        assertThat(lines[2]).isEmpty();
        assertThat(new ObjectMapper().readTree(lines[0]))
                .isEqualTo(alice.get("/calls/c1").json());
    }

    @Test
    void exportsPastTheEndOfAPageWithTheSameFiltersAndForOneselfOnly() throws IOException {
        List<CallRecord> many = new ArrayList<>();
        for (int i = 0; i < 1_201; i++) {
            many.add(call("c" + i).at(NOON.plusSeconds(i / 2)).completed(i % 3));
        }
        many.add(call("other")
                .with(participant("carol", "Carol", "participant", "joined"))
                .completed(1));
        save(many.toArray(CallRecord[]::new));

        List<CSVRecord> rows = rows(alice.get("/calls?format=csv&minSeconds=1&limit=2&sort=startedAt"));

        assertThat(rows).hasSize(1_600);
        assertThat(rows.stream().map(row -> row.get("call_id")).distinct()).hasSize(800);
        assertThat(rows.get(0).get("call_id")).isEqualTo("c1");
        assertThat(rows(admin.get("/calls?format=csv&user=carol"))).hasSize(1);
    }

    @Test
    void answersHeadWithoutTheLog() {
        save(call("c1").completed(60));

        Browser.Answer head =
                admin.ask("HEAD", "/api/v1/calls?format=csv", null).expect(200);

        assertThat(head.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
        assertThat(head.text()).isEmpty();
    }

    private void save(CallRecord... calls) {
        List.of(calls).stream()
                .map(call -> server.journal.record(new CallChanged(call)).toCompletableFuture())
                .toList()
                .forEach(CompletableFuture::join);
    }

    private static String type(Browser.Answer answer) {
        return answer.expect(200).header("Content-Type");
    }

    private static List<CSVRecord> rows(Browser.Answer answer) throws IOException {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(answer.expect(200).text()))
                .getRecords();
    }
}
