package app.parley.oidc;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.kernel.TimeSource;
import app.parley.oidc.provider.ProviderFailure;
import app.parley.people.SlidingWindowLimiter;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets only a few requests wait for the provider at once: a slow one does not take the threads of all others. */
final class ProviderCalls {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderCalls.class);
    private static final int MOST_AT_ONCE = 8;

    /** A provider that ends many sessions at once sends all that in one moment. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    private final Semaphore places = new Semaphore(MOST_AT_ONCE, true);
    private final SlidingWindowLimiter lines;

    ProviderCalls(TimeSource clock) {
        lines = new SlidingWindowLimiter(1, BETWEEN_LINES, clock);
    }

    @FunctionalInterface
    interface Call<T> {
        T run() throws ProviderFailure;
    }

    /**
     * What somebody asks for who may be a stranger.
     *
     * @param failed the beginning of a line of the log; each reason is told once a minute at most
     * @param code of the answer where it is refused
     * @param sentence of that answer
     */
    record Purpose(String failed, ErrorCode code, String sentence) {
        static final Purpose SIGN_IN = new Purpose(
                "Signing in by the OpenID provider failed",
                ErrorCode.SIGN_IN_REFUSED,
                "The sign-in service did not confirm who you are. Start again.");
        static final Purpose LOGOUT = new Purpose(
                "A logout token was not obeyed",
                ErrorCode.MALFORMED,
                "This is no logout token of the provider, or it came before.");
    }

    /** @throws RequestException {@code PROVIDER_UNAVAILABLE}, or what the purpose has for a refusal */
    <T> T ask(Purpose purpose, Call<T> call) {
        enter();
        try {
            return call.run();
        } catch (ProviderFailure e) {
            throw e.kind() == ProviderFailure.Kind.AWAY ? away(purpose, e.reason()) : refused(purpose, e.reason());
        } finally {
            places.release();
        }
    }

    private void enter() {
        try {
            if (places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw unavailable();
    }

    private RequestException away(Purpose purpose, String reason) {
        note(purpose, reason);
        return unavailable();
    }

    /** @param reason the end of a line of the log */
    RequestException refused(Purpose purpose, String reason) {
        note(purpose, reason);
        return new RequestException(purpose.code(), purpose.sentence());
    }

    private void note(Purpose purpose, String reason) {
        if (lines.tryTake(purpose.failed() + ": " + reason)) {
            LOG.warn("{}: {}", purpose.failed(), reason);
        }
    }

    private static RequestException unavailable() {
        return new RequestException(
                ErrorCode.PROVIDER_UNAVAILABLE, "The sign-in service does not answer. Try again soon.", SOON);
    }
}
