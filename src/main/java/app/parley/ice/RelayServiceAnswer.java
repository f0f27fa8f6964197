package app.parley.ice;

import app.parley.hub.value.IceServer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The answer of a relay service: a list of servers, or an object with the list as {@code iceServers} or
 * {@code ice_servers}. It keeps only URLs that browsers accept, because one URL that they refuse would prevent all
 * calls.
 */
record RelayServiceAnswer(List<IceServer> servers, Duration life) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern STUN = Pattern.compile("stuns?:[^/@\\s?]+");
    private static final Pattern TURN = Pattern.compile("turns?:[^/@\\s?]+(\\?transport=(udp|tcp))?");
    /** Browsers never connect to a DNS port, and would wait in vain. */
    private static final Pattern DNS_PORT = Pattern.compile("[^?]*:53(\\?.*)?");

    private static final int MOST_SERVERS = 16;
    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofDays(2);

    /** Returns the answer; empty if it contains no TURN server that browsers can use. */
    static Optional<RelayServiceAnswer> parse(byte[] body, Duration lifeUnlessSaid) {
        JsonNode answer;
        try {
            answer = JSON.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        List<IceServer> servers = new ArrayList<>();
        for (JsonNode server : listIn(answer)) {
            read(server, servers);
        }
        boolean hasTurn = servers.stream().anyMatch(server -> server.credential() != null);
        return hasTurn
                ? Optional.of(new RelayServiceAnswer(List.copyOf(servers), life(answer.path("ttl"), lifeUnlessSaid)))
                : Optional.empty();
    }

    private static Iterable<JsonNode> listIn(JsonNode answer) {
        JsonNode list =
                answer.isArray() ? answer : answer.path(answer.has("iceServers") ? "iceServers" : "ice_servers");
        return list.isObject() ? List.of(list) : list;
    }

    private static void read(JsonNode server, List<IceServer> servers) {
        JsonNode urls = server.has("urls") ? server.get("urls") : server.path("url");
        List<String> stun = urls(urls, STUN);
        List<String> turn = urls(urls, TURN);
        String username = server.path("username").asText("");
        String credential = server.path("credential").asText("");
        if (!stun.isEmpty() && servers.size() < MOST_SERVERS) {
            servers.add(new IceServer(stun, null, null));
        }
        if (!turn.isEmpty() && !username.isEmpty() && !credential.isEmpty() && servers.size() < MOST_SERVERS) {
            servers.add(new IceServer(turn, username, credential));
        }
    }

    private static List<String> urls(JsonNode urls, Pattern kind) {
        List<String> found = new ArrayList<>();
        for (JsonNode url : urls.isArray() ? urls : List.of(urls)) {
            String text = url.asText("");
            if (kind.matcher(text).matches() && !DNS_PORT.matcher(text).matches()) {
                found.add(text);
            }
        }
        return List.copyOf(found);
    }

    /** @param ttl seconds, as a number or, from Twilio, as a string */
    private static Duration life(JsonNode ttl, Duration otherwise) {
        String seconds = ttl.asText("");
        if (!seconds.matches("\\d{1,9}")) {
            return otherwise;
        }
        Duration life = Duration.ofSeconds(Integer.parseInt(seconds));
        if (life.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return life.compareTo(LONGEST) > 0 ? LONGEST : life;
    }
}
