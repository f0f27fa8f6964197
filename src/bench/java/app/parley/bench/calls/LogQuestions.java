package app.parley.bench.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

    LogQuestions(LogServer server, Instant end) {
        this.server = server;
        this.end = end;
    }

    void ask(LogFigures figures) throws IOException {
        server.furnish(ADMIN, MEMBER);
        String year = "from=" + end.minus(CallGenerator.YEAR) + "&to=" + end;
        String deep = "from=" + end.minus(CallGenerator.YEAR) + "&to=" + end.minus(CallGenerator.YEAR.dividedBy(2));
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
        pages.put("`minSeconds=36000` (none)", "minSeconds=36000");
        pages.put("`q=room-3` (common)", "q=room-3");
        pages.put("`q=seldom` (four)", "q=seldom");
        pages.put("`q=zzz` (none)", "q=zzz");
        pages.put("half a year, missed", deep + "&outcome=missed");
        pages.put(
                "all filters at once",
                deep + "&user=p03&user=p04&kind=direct&outcome=completed&minSeconds=60&maxSeconds=6000&q=person");
        for (Map.Entry<String, String> page : pages.entrySet()) {
            figures.time(page.getKey() + ", admin", () -> server.get(ADMIN, "/calls?" + page.getValue()));
        }
        figures.time("deep page (cursor), admin", () -> server.get(ADMIN, "/calls?cursor=" + deepCursor()));
        figures.time("first page, member", () -> server.get(MEMBER, "/calls"));
        for (String direction : new String[] {"in", "out", "missed"}) {
            figures.time(
                    "`direction=" + direction + "`, member", () -> server.get(MEMBER, "/calls?direction=" + direction));
        }
        figures.time("`q=zzz` (none), member", () -> server.get(MEMBER, "/calls?q=zzz"));
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
                "stats, a year by day, member", () -> server.get(MEMBER, "/calls/stats?by=day&tz=Asia/Seoul&" + year));
        figures.time("stats, 30 days by day, member", () -> server.get(MEMBER, "/calls/stats?by=day&to=" + end));
        figures.export(() -> server.download(ADMIN, "/calls?format=csv"));
    }

    private String deepCursor() throws IOException {
        JsonNode page = new ObjectMapper()
                .readTree(server.get(ADMIN, "/calls?limit=1&to=" + end.minus(CallGenerator.YEAR.dividedBy(2))));
        return page.get("next").asText();
    }
}
