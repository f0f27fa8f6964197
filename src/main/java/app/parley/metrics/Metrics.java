package app.parley.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** The figures of this server as Prometheus reads them. Asks for each when it is read; counts nothing itself but times. */
public final class Metrics implements AutoCloseable {
    /** Prometheus' text format. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ProcessMetrics process = new ProcessMetrics(registry);
    private final RequestTimes requests = new RequestTimes(this);

    /** @param version of the server, as a label of {@code parley_version} */
    public Metrics(String version) {
        gauge("parley.version", "The version that runs, as a label.", this, any -> 1, "version", version);
    }

    /** @param labels names and values alternating */
    public <T> void gauge(String name, String help, T source, ToDoubleFunction<T> value, String... labels) {
        Gauge.builder(name, source, value)
                .description(help)
                .tags(labels)
                .strongReference(true)
                .register(registry);
    }

    /**
     * @param source is held weakly by the library, so it has to be one of the server's parts
     * @param labels names and values alternating
     */
    public <T> void counter(String name, String help, T source, ToDoubleFunction<T> total, String... labels) {
        FunctionCounter.builder(name, source, total)
                .description(help)
                .tags(labels)
                .register(registry);
    }

    Timer timer(String name, String help, String... labels) {
        return Timer.builder(name)
                .description(help)
                .tags(labels)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    Counter count(String name, String help, String... labels) {
        return Counter.builder(name).description(help).tags(labels).register(registry);
    }

    /** Times what goes by without being asked: receipts. */
    public Stopwatch stopwatch(String name, String help) {
        Timer timer = timer(name, help);
        return nanos -> timer.record(Duration.ofNanos(nanos));
    }

    /** Takes the times of one kind of event. */
    @FunctionalInterface
    public interface Stopwatch {
        void took(long nanos);
    }

    /** Takes the times of HTTP requests. */
    public RequestTimes requests() {
        return requests;
    }

    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        process.close();
        registry.close();
    }
}
