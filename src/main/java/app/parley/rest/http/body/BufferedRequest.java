package app.parley.rest.http.body;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.server.Request;

/** A request whose body has been read, so that reading it never waits. */
final class BufferedRequest extends Request.Wrapper {
    private final Content.Source body;

    private BufferedRequest(Request request, Content.Source body) {
        super(request);
        this.body = body;
    }

    static BufferedRequest whole(Request request, ByteBuffer... content) {
        return new BufferedRequest(request, new ByteBufferContentSource(content));
    }

    /** @param failure thrown when the body is read */
    static BufferedRequest failing(Request request, Throwable failure) {
        Content.Source nothing = new ByteBufferContentSource();
        nothing.fail(failure);
        return new BufferedRequest(request, nothing);
    }

    @Override
    public Content.Chunk read() {
        return body.read();
    }

    @Override
    public void demand(Runnable demandCallback) {
        body.demand(demandCallback);
    }

    @Override
    public void fail(Throwable failure) {
        body.fail(failure);
    }
}
