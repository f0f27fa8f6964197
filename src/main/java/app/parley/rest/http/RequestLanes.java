package app.parley.rest.http;

import app.parley.rest.http.body.BufferedBodies;
import app.parley.threads.Lane;
import app.parley.threads.ServerThreads;
import app.parley.threads.Work;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers requests that may wait for something in their lanes. All others are answered at once. */
public final class RequestLanes extends Handler.Wrapper {
    private final ServerThreads threads;
    private final RequestWork kinds;

    public RequestLanes(ServerThreads threads, RequestWork kinds) {
        this.threads = threads;
        this.kinds = kinds;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        // Many that are cut at once shall crowd nobody out who waits for a password.
        Work work = BufferedBodies.isBroken(request) ? Work.REQUEST : kinds.of(request);
        if (work == null) {
            return super.handle(request, response, callback);
        }
        Lane lane = threads.lane(work);
        Runnable answer = () -> answer(request, response, callback);
        if (!lane.tryRun(answer)) {
            RequestWork.markCrowded(request);
            boolean unused = threads.lane(Work.REQUEST).tryRun(answer);
        }
        return true;
    }

    private void answer(Request request, Response response, Callback callback) {
        try {
            if (!super.handle(request, response, callback)) {
                Response.writeError(request, response, callback, 404);
            }
        } catch (Exception | Error e) {
            Response.writeError(request, response, callback, e);
        }
    }
}
