package app.parley.bench.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What people ask the log, by a name for it. */
final class LogQuestions {
    private static final String ADMIN = "ada";
    private static final String MEMBER = CallGenerator.member(7);

    private final LogServer server;
    private final Instant end;
    private JsonNode deep = MissingNode.getInstance();

    LogQuestions(LogServer server, Instant end) {
        this.server = server;
        this.end = end;
    }

    void ask(LogFigures figures) throws IOException {
        server.furnish(ADMIN, MEMBER);
        findSomethingDeep();
        String year = "from=" + end.minus(CallGenerator.YEAR) + "&to=" + end;
        String half = "from=" + end.minus(CallGenerator.YEAR) + "&to=" + end.minus(CallGenerator.YEAR.dividedBy(2));
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("first page", "");
        pages.put("200 calls", "limit=200");
        pages.put("oldest first", "sort=startedAt");
        pages.put("longest first", "sort=-durationSeconds");
        pages.put("`outcome=missed`", "outcome=missed");
        pages.put("`kind=room&outcome=completed`", "kind=room&outcome=completed");
        pages.put("`room=room-3`", "room=room-3");
        pages.put("`user=p03`", "user=p03");
        pages.put("`user=p03&user=p04`", "user=p03&user=p04");
        pages.put("`user=` nobody", "user=nobody");
        pages.put("`user=p03`, longest first", "user=p03&sort=-durationSeconds");
        pages.put("`minSeconds=600&maxSeconds=900`", "minSeconds=600&maxSeconds=900");
        pages.put("`minSeconds=10` (most)", "minSeconds=10");
        pages.put("`minSeconds=6000` (few)", "minSeconds=6000");
        pages.put("`maxSeconds=25`", "maxSeconds=25");
        pages.put("`minSeconds=36000` (none)", "minSeconds=36000");
        pages.put("`outcome=declined&outcome=busy`", "outcome=declined&outcome=busy");
        pages.put("`outcome=failed` (none)", "outcome=failed");
        pages.put("`room=room-3`, longest first", "room=room-3&sort=-durationSeconds");
        pages.put("`kind=room`, longest first", "kind=room&sort=-durationSeconds");
        pages.put("`outcome=missed&kind=room` (none)", "outcome=missed&kind=room");
        pages.put("`q=room-3` (common)", "q=room-3");
        pages.put("`q=seldom` (four)", "q=seldom");
        pages.put("`q=zzz` (none)", "q=zzz");
        pages.put("`room=room-3&outcome=missed` (none)", "room=room-3&outcome=missed");
        pages.put("`user=p03&outcome=failed` (none)", "user=p03&outcome=failed");
        pages.put("`user=p03&q=seldom` (none)", "user=p03&q=seldom");
        pages.put("`outcome=missed`, longest first", "outcome=missed&sort=-durationSeconds");
        pages.put("half a year, missed", half + "&outcome=missed");
        pages.put("half a year, longest first", half + "&sort=-durationSeconds");
        pages.put(
                "all filters at once",
                half + "&user=p03&user=p04&kind=direct&outcome=completed&minSeconds=60&maxSeconds=6000&q=person");
        for (Map.Entry<String, String> page : pages.entrySet()) {
            figures.time(page.getKey() + ", admin", () -> server.get(ADMIN, "/calls?" + page.getValue()));
        }
        figures.time(
                "deep page (cursor), admin",
                () -> server.get(ADMIN, "/calls?cursor=" + deep.get("next").asText()));
        figures.time("first page, member", () -> server.get(MEMBER, "/calls"));
        for (String direction : new String[] {"in", "out", "missed"}) {
            figures.time(
                    "`direction=" + direction + "`, member", () -> server.get(MEMBER, "/calls?direction=" + direction));
        }
        figures.time("`q=zzz` (none), member", () -> server.get(MEMBER, "/calls?q=zzz"));
        figures.time(
                "`direction=missed`, longest first, member",
                () -> server.get(MEMBER, "/calls?direction=missed&sort=-durationSeconds"));
        figures.time("longest first, member", () -> server.get(MEMBER, "/calls?sort=-durationSeconds"));
        figures.time(
                "stats, a year by day, admin", () -> server.get(ADMIN, "/calls/stats?by=day&tz=Asia/Seoul&" + year));
        figures.time(
                "stats, a year by hour, admin",
                () -> server.get(ADMIN, "/calls/stats?by=hour&tz=Asia/Kolkata&" + year));
        figures.time(
                "stats, a year of missed calls, admin",
                () -> server.get(ADMIN, "/calls/stats?by=day&outcome=missed&" + year));
        figures.time(
                "stats, a year of one room, admin", () -> server.get(ADMIN, "/calls/stats?by=day&room=room-3&" + year));
        figures.time(
                "stats, a year, a name that is seldom, admin",
                () -> server.get(ADMIN, "/calls/stats?by=day&q=seldom&" + year));
        figures.time(
                "stats, a year of long calls, admin",
                () -> server.get(ADMIN, "/calls/stats?by=day&minSeconds=600&" + year));
        figures.time(
                "stats, a year by day, member", () -> server.get(MEMBER, "/calls/stats?by=day&tz=Asia/Seoul&" + year));
        figures.time("stats, 30 days by day, member", () -> server.get(MEMBER, "/calls/stats?by=day&to=" + end));
        figures.time(
                "stats, a year by day, one person, admin",
                () -> server.get(ADMIN, "/calls/stats?by=day&user=p03&" + year));
        figures.time(
                "one call",
                () -> server.get(ADMIN, "/calls/" + deep.at("/items/0/id").asText()));
        figures.time(
                "`/quality` of one call",
                () -> server.get(ADMIN, "/calls/" + deep.at("/items/0/id").asText() + "/quality"));
        figures.export("CSV of everything", () -> server.download(ADMIN, "/calls?format=csv"));
        figures.export("NDJSON of everything", () -> server.download(ADMIN, "/calls?format=ndjson"));
    }

    private void findSomethingDeep() throws IOException {
        deep = new ObjectMapper()
                .readTree(server.get(ADMIN, "/calls?limit=1&to=" + end.minus(CallGenerator.YEAR.dividedBy(2))));
    }
}
