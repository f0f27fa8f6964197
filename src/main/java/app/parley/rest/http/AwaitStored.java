package app.parley.rest.http;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waits until a change in the hub is stored, so that the answer means it is durable. */
public final class AwaitStored {
    private static final long PATIENCE_SECONDS = 4;

    private AwaitStored() {}

    public static void await(CompletionStage<@Nullable Void> done) {
        try {
            done.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RequestException refusal ? refusal : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw notStored();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notStored();
        }
    }

    private static RequestException notStored() {
        return new RequestException(ErrorCode.UNAVAILABLE, "It could not be stored. Try again soon.");
    }
}
