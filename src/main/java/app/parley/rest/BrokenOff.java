package app.parley.rest;

import io.javalin.http.Context;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** An answer that is under way and cannot be finished. */
final class BrokenOff {
    private BrokenOff() {}

    /** Cuts the line: after the first bytes nothing else can tell that the answer is not whole. */
    static void cut(Context ctx) {
        ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }
}
