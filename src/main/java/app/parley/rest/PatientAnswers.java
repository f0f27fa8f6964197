package app.parley.rest;

import java.util.concurrent.Semaphore;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Sends answers on while their threads do something else, so that those who take theirs slowly cost memory, which is
 * bounded, and no threads. Where there is no memory left threads wait, but only so many that others go on.
 */
final class PatientAnswers extends Handler.Wrapper {
    /** Far less than Jetty has threads. */
    private static final int MOST_WAITING_THREADS = 64;

    private final ByteBudget memory;
    private final Semaphore waitingThreads = new Semaphore(MOST_WAITING_THREADS);

    PatientAnswers(ByteBudget memory) {
        this.memory = memory;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        PatientAnswer answer = new PatientAnswer(request, response, callback, memory, waitingThreads);
        return super.handle(request, answer, answer.completion());
    }
}
