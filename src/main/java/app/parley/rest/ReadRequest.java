package app.parley.rest;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.server.Request;

/** A request whose body has been read: whoever reads it has it at once. */
final class ReadRequest extends Request.Wrapper {
    private final Content.Source body;

    private ReadRequest(Request request, Content.Source body) {
        super(request);
        this.body = body;
    }

    static ReadRequest whole(Request request, ByteBuffer... content) {
        return new ReadRequest(request, new ByteBufferContentSource(content));
    }

    /** @param failure what whoever reads the body meets */
    static ReadRequest failing(Request request, Throwable failure) {
        Content.Source nothing = new ByteBufferContentSource();
        nothing.fail(failure);
        return new ReadRequest(request, nothing);
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
