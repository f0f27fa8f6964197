package app.parley.testing;

import app.parley.stomp.Command;
import app.parley.stomp.Frame;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Alice and Bob, in a call in the team room and chatting as fast as they may. Not thread-safe. */
public final class Talk implements AutoCloseable {
    private static final String ROOM = "team-room";
    private static final String MESSAGE = "{\"type\":\"message\",\"id\":\"%s\",\"text\":\"%s\"}";

    private final StompClient alice;
    private final StompClient bob;

    private Talk(StompClient alice, StompClient bob) {
        this.alice = alice;
        this.bob = bob;
    }

    /** @param people to whom both are signed in from now on */
    public static Talk start(ServerProcess server, RestClient people) {
        people.setUp(server.setupLink(), "alice", "Alice");
        people.join("alice", "bob", "Bob");
        Talk talk = new Talk(
                StompClient.connectedByCookie(people.socket(), people.cookie("alice")),
                StompClient.connectedByCookie(people.socket(), people.cookie("bob")));
        talk.people().forEach(person -> person.subscribe("room", "/topic/rooms/" + ROOM));
        return talk;
    }

    public List<StompClient> people() {
        return List.of(alice, bob);
    }

    /** Both send so many, and half of it all is receipted by the end; the rest may still be on its way. */
    public Set<String> chat(int count) {
        for (int number = 1; number <= count; number++) {
            say(alice, "a" + number);
            say(bob, "b" + number);
        }
        Await.until("receipted", SocketClient.PATIENCE, () -> receipted().size() >= count);
        return receipted();
    }

    private static void say(StompClient person, String id) {
        person.send("/app/rooms/" + ROOM, MESSAGE.formatted(id, id), "receipt", id);
    }

    /** The ids of the messages whose receipts were heard so far. */
    public Set<String> receipted() {
        Set<String> ids = new HashSet<>();
        for (StompClient person : people()) {
            ids.addAll(person.frames().stream()
                    .filter(frame -> frame.command() == Command.RECEIPT)
                    .map(Talk::receipt)
                    .filter(id -> !id.startsWith("receipt-"))
                    .collect(Collectors.toSet()));
        }
        return ids;
    }

    private static String receipt(Frame frame) {
        return String.valueOf(frame.header("receipt-id"));
    }

    /** What REST says was said in the room. */
    public static Set<String> storedIds(RestClient people) {
        Set<String> ids = new HashSet<>();
        String cursor = "";
        do {
            JsonNode page =
                    RestClient.json(people.get("alice", "/api/v1/rooms/" + ROOM + "/messages?limit=200" + cursor));
            page.get("items").forEach(message -> ids.add(message.get("id").asText()));
            cursor = page.get("next").isNull()
                    ? ""
                    : "&cursor=" + page.get("next").asText();
        } while (!cursor.isEmpty());
        return ids;
    }

    @Override
    public void close() {
        people().forEach(StompClient::close);
    }
}
