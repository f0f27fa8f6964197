package app.parley.tls.acme;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the authority wants to read over plain http, so that it knows the host is ours (RFC 8555, 8.3). Thread-safe. */
public final class HttpChallenges {
    public static final String PATH = "/.well-known/acme-challenge/";

    private final Map<String, String> answers = new ConcurrentHashMap<>();

    void put(String token, String answer) {
        answers.put(token, answer);
    }

    void remove(String token) {
        answers.remove(token);
    }

    /** @return empty for a token that no order has asked for */
    public Optional<String> answer(String token) {
        return Optional.ofNullable(answers.get(token));
    }
}
