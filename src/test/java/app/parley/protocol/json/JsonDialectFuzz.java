package app.parley.protocol.json;

import app.parley.hub.mdn.JsonDialectApi;
import app.parley.kernel.Limits;
import app.parley.protocol.FakeBrowserPage;
import app.parley.testing.SignalingFixture;
import app.parley.testing.TestClock;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Lets a page of the json dialect say whatever comes, a line a message; what begins with {@code @} its neighbour says.
 * Nothing of it may be our fault, and what either hears is a message the protocol knows.
 */
public final class JsonDialectFuzz {
    private static final Set<String> KNOWN = Set.of(
            "id",
            "rejectusername",
            "userlist",
            "message",
            "video-offer",
            "video-answer",
            "new-ice-candidate",
            "hang-up",
            "error");

    private JsonDialectFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        TestClock clock = new TestClock();
        SignalingFixture fixture = new SignalingFixture(Limits.DEFAULT, clock);
        fixture.authenticator().openToGuests();
        JsonDialect dialect = new JsonDialect(
                fixture.hub(), JsonDialectApi.plugInto(fixture.hub()), fixture.authenticator(), Limits.DEFAULT, clock);
        FakeBrowserPage zoe = new FakeBrowserPage(dialect, null);
        FakeBrowserPage yan = new FakeBrowserPage(dialect, null);
        yan.says("{\"type\":\"username\",\"name\":\"yan\"}");
        for (String line : new String(input, StandardCharsets.UTF_8).split("\n", -1)) {
            if (line.startsWith("@")) {
                yan.says(line.substring(1));
            } else {
                zoe.says(line);
            }
            fixture.hub().tick();
        }
        check(zoe);
        check(yan);
        zoe.handler.closed(1001);
        yan.handler.closed(1006);
    }

    private static void check(FakeBrowserPage page) {
        if (page.socket.closeCode != 0) {
            throw new AssertionError("closed with " + page.socket.closeCode + " after " + page.socket.sent);
        }
        for (JsonNode message : page.socket.json()) {
            boolean internal = message.path("code").asText().equals("internal");
            if (internal || !KNOWN.contains(message.path("type").asText())) {
                throw new AssertionError("nobody should hear " + message);
            }
        }
        if (page.heard("id").size() != 1) {
            throw new AssertionError("an id of somebody else's making");
        }
    }
}
