package app.parley.rest.http.body;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Reads the bodies of requests before any other handler sees them. Waiting for a body needs no thread, so slow bodies
 * leave all threads to other requests. A body with a declared length above the limit is not read at all.
 */
public final class BufferedBodies extends Handler.Wrapper {
    private final int mostBytes;
    private final ByteBudget memory;

    /** @param memory for bodies longer than a few KiB, shared by all requests */
    public BufferedBodies(int mostBytes, ByteBudget memory) {
        this.mostBytes = mostBytes;
        this.memory = memory;
    }

    static boolean hasBody(Request request) {
        return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!hasBody(request) || request.getLength() > mostBytes) {
            return super.handle(request, response, callback);
        }
        BufferedBody body = new BufferedBody(mostBytes, memory);
        Request.addCompletionListener(request, failure -> body.release());
        new BodyReader(request, body, read -> handOn(read, response, callback)).run();
        return true;
    }

    private void handOn(Request read, Response response, Callback callback) {
        try {
            if (!super.handle(read, response, callback)) {
                Response.writeError(read, response, callback, 404);
            }
        } catch (Exception e) {
            Response.writeError(read, response, callback, e);
        }
    }
}
