package app.parley.button;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.Await;
import app.parley.testing.FreshDatabase;
import app.parley.testing.RestClient;
import app.parley.testing.ServerProcess;
import app.parley.testing.StompClient;
import app.parley.testing.TestCertificate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/**
 * Plays the deploy button: clones what is committed, builds it as the Java buildpack does, runs the Procfile's line with
 * a dyno's environment on PostgreSQL behind a router, makes the first account by the token, calls, and restarts.
 */
@SuppressWarnings("SystemOut") // For the person who runs it.
public final class Button {
    private static final Duration SOON = Duration.ofMinutes(3);
    /** Longer than the router leaves a connection alone on which nothing moves. */
    private static final Duration QUIET = Duration.ofSeconds(70);

    private final Path clone;
    private final int port = ServerProcess.freePort();
    private final Map<String, String> environment;

    private Button(Path clone) throws IOException {
        this.clone = clone;
        environment = environment();
    }

    /** @param args a clone that is built already; none to make one */
    public static void main(String[] args) throws Exception {
        TestCertificate certificate = new TestCertificate("EC");
        // All clients of this process come by the router.
        SSLContext.setDefault(certificate.client());
        Path clone = args.length > 0 ? Path.of(args[0]) : built();
        new Button(clone).press(certificate);
        say("The button ends in a call.");
        System.exit(0);
    }

    private static Path built() throws IOException, InterruptedException {
        Path here = Path.of("").toAbsolutePath();
        Path clone = Files.createTempDirectory("parley-button").resolve("parley");
        run(here, List.of("git", "clone", "-q", "--depth", "1", "file://" + here, clone.toString()));
        say("Cloned; building as the buildpack does");
        List<String> build = new ArrayList<>(List.of("mvn", "-B", "-q"));
        build.addAll(List.of(settings(clone).get("MAVEN_CUSTOM_OPTS").split(" ", -1)));
        build.addAll(List.of("clean", "dependency:list", "install"));
        run(clone, build);
        return clone;
    }

    private void press(TestCertificate certificate) throws Exception {
        assertThat(clone.resolve("target/parley.jsa"))
                .as("the archive of classes")
                .isNotEmptyFile();
        try (Router router = new Router(certificate, port)) {
            RestClient people = new RestClient(router.origin());
            Place ann;
            Place bob;
            try (ServerProcess dyno = dyno()) {
                people.setUp("token=" + environment.get("PARLEY_SETUP_TOKEN"), "ann", "Ann");
                people.join("ann", "bob", "Bob");
                try (StompClient first = listening(people, "ann");
                        StompClient second = listening(people, "bob")) {
                    first.sendAndWait(
                            "/app/calls", "{\"type\":\"ring\",\"id\":\"r1\",\"to\":[\"bob\"],\"media\":\"video\"}");
                    JsonNode ring = second.nextBody("ring");
                    second.sendAndWait("/app/calls/" + ring.get("call").asText(), "{\"type\":\"accept\"}");
                    ann = enter(first, ring.get("room").asText(), null);
                    bob = enter(second, ring.get("room").asText(), null);
                    exchange(first, second, ann, bob);
                    say("They talk; now " + QUIET.toSeconds() + " s in which nobody says anything");
                    Thread.sleep(QUIET.toMillis());
                    exchange(first, second, ann, bob);
                    assertThat(router.cut()).as("lines cut by the router").isZero();
                    dyno.terminate();
                    assertThat(first.closeCode()).isEqualTo(1012);
                    assertThat(dyno.awaitExit(Duration.ofSeconds(20))).isIn(0, 143);
                }
            }
            say("Restarted, as dynos are each day");
            try (ServerProcess dyno = dyno();
                    StompClient first = listening(people, "ann");
                    StompClient second = listening(people, "bob")) {
                Place annAgain = enter(first, ann.room(), ann);
                Place bobAgain = enter(second, bob.room(), bob);
                assertThat(List.of(annAgain.peer(), bobAgain.peer())).isEqualTo(List.of(ann.peer(), bob.peer()));
                exchange(first, second, annAgain, bobAgain);
                first.unsubscribe("room");
                second.unsubscribe("room");
                Await.until("over", SOON, () -> outcome(people).equals("completed"));
                assertThat(people.calls("bob")).hasSize(1);
                assertThat(people.calls("bob").get(0).get("durationSeconds").asLong())
                        .isGreaterThanOrEqualTo(QUIET.toSeconds());
                dyno.terminate();
            }
        }
    }

    private static String outcome(RestClient people) {
        assertThat(people.calls("ann")).as("one row for one call").hasSize(1);
        return people.calls("ann").get(0).get("outcome").asText();
    }

    /** What app.json sets. */
    private static Map<String, String> settings(Path clone) throws IOException {
        Map<String, String> all = new HashMap<>();
        new ObjectMapper()
                .readTree(clone.resolve("app.json").toFile())
                .get("env")
                .properties()
                .forEach(setting -> {
                    if (setting.getValue().has("value")) {
                        all.put(
                                setting.getKey(),
                                setting.getValue().get("value").asText());
                    }
                });
        return all;
    }

    /** What app.json sets, and what the platform adds. */
    private Map<String, String> environment() throws IOException {
        Map<String, String> all = settings(clone);
        all.put("DYNO", "web.1");
        all.put("JAVA_OPTS", "-XX:+UseSerialGC -Xmx300m -Xss512k -XX:CICompilerCount=2");
        all.put("DATABASE_URL", FreshDatabase.POSTGRESQL.platformUrl());
        all.put("PARLEY_SETUP_TOKEN", "made-by-the-button");
        // Here the router comes from this machine.
        all.put("PARLEY_TRUSTED_PROXIES", "127.0.0.0/8");
        all.put("PARLEY_RELAY", "auto");
        all.put("PORT", Integer.toString(port));
        return all;
    }

    private ServerProcess dyno() throws IOException {
        String line = Files.readString(clone.resolve("Procfile")).strip().substring("web:".length());
        ServerProcess dyno = ServerProcess.launch(List.of("sh", "-c", "exec " + line), clone, environment);
        dyno.awaitOutput("Parley is ready", SOON);
        return dyno;
    }

    private static StompClient listening(RestClient people, String user) {
        StompClient client = StompClient.connectedByCookie(people.socket(), people.cookie(user));
        client.subscribe("calls", "/user/queue/calls");
        return client;
    }

    private record Place(String room, String peer, String ticket) {}

    private static Place enter(StompClient client, String room, Place before) {
        if (before == null) {
            client.subscribe("room", "/topic/rooms/" + room);
        } else {
            client.subscribe("room", "/topic/rooms/" + room, "peer", before.peer(), "ticket", before.ticket());
        }
        JsonNode snapshot = client.nextBody("room");
        return new Place(
                room,
                snapshot.at("/you/peer").asText(),
                snapshot.at("/you/ticket").asText());
    }

    /** An offer one way, an answer the other way: what a call is made of. */
    private static void exchange(StompClient first, StompClient second, Place ann, Place bob) {
        first.send(to(bob), "{\"type\":\"video-offer\",\"sdp\":{\"type\":\"offer\",\"sdp\":\"v=0\"}}");
        assertThat(second.nextBody("video-offer").at("/sdp/sdp").asText()).isEqualTo("v=0");
        second.send(to(ann), "{\"type\":\"video-answer\",\"sdp\":{\"type\":\"answer\",\"sdp\":\"v=1\"}}");
        assertThat(first.nextBody("video-answer").at("/sdp/sdp").asText()).isEqualTo("v=1");
    }

    private static String to(Place place) {
        return "/app/rooms/" + place.room() + "/peers/" + place.peer();
    }

    private static void run(Path directory, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toAbsolutePath().toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
