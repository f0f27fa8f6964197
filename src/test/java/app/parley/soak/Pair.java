package app.parley.soak;

import app.parley.stomp.Command;
import app.parley.stomp.Frame;
import app.parley.testing.JsonClient;
import app.parley.testing.RestClient;
import app.parley.testing.StompClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Two people with a room of their own, who live the same short day again and again. Used by one thread. */
final class Pair {
    private static final String CANDIDATE =
            "{\"type\":\"new-ice-candidate\",\"candidate\":{\"candidate\":\"" + "x".repeat(500) + "\"}}";
    private static final List<String> ANSWERS = List.of("accept", "decline", "cancel", "accept");

    private final RestClient people;
    private final String one;
    private final String other;
    private final String room;
    private int day;

    Pair(RestClient people, int number) {
        this.people = people;
        this.one = "one" + number;
        this.other = "other" + number;
        this.room = "room-" + number;
    }

    void moveIn(String admin) {
        people.join(admin, one, "One");
        people.join(admin, other, "Other");
        people.post(admin, "/api/v1/rooms", "{\"id\":\"%1$s\",\"name\":\"%1$s\",\"kind\":\"team\"}".formatted(room));
    }

    /** Two sessions, their pages, meetings and rings; and a guest of the json dialect. */
    void liveADay() {
        day++;
        StompClient caller = comes(one);
        try (StompClient callee = comes(other);
                JsonClient guest = JsonClient.named(people.socket(), "guest of " + one)) {
            meet(caller, callee);
            ring(caller, callee, ANSWERS.get(day % ANSWERS.size()));
            caller = resumes(caller);
            meetAdhoc(caller);
            guest.say(Map.of("type", "message", "text", "hello"));
            readPages();
            guest.close(1000);
            if (day % 8 == 0) {
                callee.cut();
            } else {
                callee.disconnect();
            }
            caller.disconnect();
        } finally {
            caller.close();
        }
    }

    private StompClient comes(String user) {
        StompClient client = StompClient.connectedByCookie(people.socket(), people.cookie(user));
        client.subscribe("presence", "/topic/presence", "batch", "true");
        client.subscribe("rooms", "/topic/rooms");
        client.subscribe("calls", "/user/queue/calls");
        return client;
    }

    /** The line drops in the meeting, and comes back. */
    private StompClient resumes(StompClient before) {
        Frame connected = before.frames().stream()
                .filter(frame -> frame.command() == Command.CONNECTED)
                .findFirst()
                .orElseThrow();
        before.subscribe("meeting again", "/topic/rooms/" + room);
        String seen = before.frames().stream()
                .filter(frame -> frame.command() == Command.MESSAGE)
                .reduce((first, second) -> second)
                .map(frame -> frame.header("message-id"))
                .orElse("0");
        before.cut();
        StompClient again = new StompClient(people.socket(), Map.of("Cookie", people.cookie(one)));
        Frame resumed = again.connect("resume", connected.header("resume-token"), "last-message-id", seen);
        if (!"true".equals(resumed.header("resumed"))) {
            throw new AssertionError("not resumed: " + resumed);
        }
        again.unsubscribe("meeting again");
        return again;
    }

    private void meet(StompClient caller, StompClient callee) {
        caller.subscribe("meeting", "/topic/rooms/" + room);
        callee.subscribe("meeting", "/topic/rooms/" + room);
        for (int i = 0; i < 2; i++) {
            String id = "%s-%d-%d".formatted(one, day, i);
            caller.sendAndWait(
                    "/app/rooms/" + room, "{\"type\":\"message\",\"id\":\"%1$s\",\"text\":\"%1$s\"}".formatted(id));
        }
        callee.nextMessage("message");
        callee.unsubscribe("meeting");
        caller.unsubscribe("meeting");
    }

    private void ring(StompClient caller, StompClient callee, String answer) {
        caller.sendAndWait(
                "/app/calls",
                "{\"type\":\"ring\",\"id\":\"%s-%d\",\"to\":[\"%s\"],\"media\":\"video\"}".formatted(one, day, other));
        JsonNode ring = callee.nextBody("ring");
        (answer.equals("cancel") ? caller : callee)
                .sendAndWait("/app/calls/" + ring.get("call").asText(), "{\"type\":\"" + answer + "\"}");
        if (answer.equals("accept")) {
            talk(caller, callee, ring.get("room").asText());
        }
    }

    private static void talk(StompClient caller, StompClient callee, String place) {
        callee.subscribe("call", "/topic/rooms/" + place);
        JsonNode snapshot = StompClient.json(callee.nextMessage(
                (Frame frame) -> "room".equals(frame.header("type")) && "call".equals(frame.header("subscription"))));
        caller.subscribe("call", "/topic/rooms/" + place);
        String peer = snapshot.at("/you/peer").asText();
        for (int i = 0; i < 10; i++) {
            caller.send("/app/rooms/%s/peers/%s".formatted(place, peer), CANDIDATE);
        }
        callee.nextMessage("new-ice-candidate");
        caller.unsubscribe("call");
        callee.nextBody("ended");
    }

    private void meetAdhoc(StompClient caller) {
        JsonNode made = RestClient.json(
                people.post(one, "/api/v1/rooms", "{\"name\":\"%s %d\",\"kind\":\"adhoc\"}".formatted(one, day)));
        caller.subscribe("adhoc", "/topic/rooms/" + made.get("id").asText());
        caller.unsubscribe("adhoc");
    }

    private void readPages() {
        for (String path : List.of(
                "/", "/calls", "/api/v1/calls?limit=50", "/api/v1/session", "/api/v1/rooms/" + room + "/messages")) {
            int status = people.get(one, path).statusCode();
            if (status != 200) {
                throw new AssertionError(path + " answered " + status);
            }
        }
    }
}
