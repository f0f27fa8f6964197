package app.parley.rest.http.body;

import io.javalin.http.Context;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** An answer that is under way and cannot be finished. */
public final class AbortedResponse {
    private AbortedResponse() {}

    /** Cuts the line: after the first bytes nothing else can tell that the answer is not whole. */
    public static void cut(Context ctx) {
        ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }
}
