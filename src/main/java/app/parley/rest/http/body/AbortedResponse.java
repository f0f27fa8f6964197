package app.parley.rest.http.body;

import io.javalin.http.Context;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** Ends an answer that has started and cannot be completed. */
public final class AbortedResponse {
    private AbortedResponse() {}

    /** Closes the connection. After the first bytes, this is the only way to show that the answer is not complete. */
    public static void cut(Context ctx) {
        ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }
}
