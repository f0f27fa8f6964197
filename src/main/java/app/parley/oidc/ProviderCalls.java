package app.parley.oidc;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.oidc.provider.ProviderFailure;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets only a few requests wait for the provider at once: a slow one does not take the threads of all others. */
final class ProviderCalls {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderCalls.class);
    private static final int MOST_AT_ONCE = 8;
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    @FunctionalInterface
    interface Call<T> {
        T run() throws ProviderFailure;
    }

    /** @throws RequestException {@code PROVIDER_UNAVAILABLE} or {@code SIGN_IN_REFUSED} */
    <T> T ask(Call<T> call) {
        if (!places.tryAcquire()) {
            throw unavailable();
        }
        try {
            return call.run();
        } catch (ProviderFailure e) {
            LOG.warn("Signing in by the OpenID provider failed: {}", e.reason());
            throw e.kind() == ProviderFailure.Kind.AWAY ? unavailable() : refused();
        } finally {
            places.release();
        }
    }

    private static RequestException refused() {
        return new RequestException(
                ErrorCode.SIGN_IN_REFUSED, "The sign-in service did not confirm who you are. Start again.");
    }

    private static RequestException unavailable() {
        return new RequestException(
                ErrorCode.PROVIDER_UNAVAILABLE, "The sign-in service does not answer. Try again soon.", SOON);
    }
}
