package app.parley.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts HTTP answers by route and status, and times them by route. Routes are patterns, so there are few. Thread-safe. */
public final class RequestTimes {
    private final Metrics metrics;
    private final Map<Answer, Counter> answers = new ConcurrentHashMap<>();
    private final Map<String, Timer> times = new ConcurrentHashMap<>();

    RequestTimes(Metrics metrics) {
        this.metrics = metrics;
    }

    private record Answer(String method, String route, int status) {}

    public void answered(String method, String route, int status, long nanos) {
        answers.computeIfAbsent(new Answer(method, route, status), this::counter)
                .increment();
        times.computeIfAbsent(route, this::timer).record(Duration.ofNanos(nanos));
    }

    private Counter counter(Answer answer) {
        return metrics.count(
                "parley.http.requests",
                "HTTP requests answered.",
                "method",
                answer.method(),
                "route",
                answer.route(),
                "status",
                Integer.toString(answer.status()));
    }

    private Timer timer(String route) {
        return metrics.timer(
                "parley.http.request.duration",
                "From a request's headers to the end of its answer; a socket's upgrade ends with its answer, too.",
                "route",
                route);
    }
}
