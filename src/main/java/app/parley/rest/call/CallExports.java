package app.parley.rest.call;

import app.parley.calls.CallCursor;
import app.parley.calls.CallFilter;
import app.parley.calls.CallLog;
import app.parley.calls.CallQuery;
import app.parley.calls.CallSort;
import app.parley.calls.LoggedCall;
import app.parley.calls.Viewer;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.rest.http.RestJson;
import app.parley.rest.http.body.AbortedResponse;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Streams the log in parts while it reads it. Memory holds one part at a time, and no database connection is in use
 * while a part is sent. Thread-safe.
 */
final class CallExports {
    private static final Logger LOG = LoggerFactory.getLogger(CallExports.class);

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int STRETCH = 500;
    private static final Duration ANOTHER_TIME = Duration.ofSeconds(10);

    /** Each export holds a thread until its client has read everything, and a database connection from time to time. */
    private static final int MOST_AT_ONCE = 4;

    private final CallLog log;
    private final RestJson json;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    CallExports(CallLog log, RestJson json) {
        this.log = log;
        this.json = json;
    }

    /**
     * The selection and order of an export.
     *
     * @param marked whether CSV begins with a byte order mark, which makes spreadsheets read UTF-8
     */
    record Wanted(Viewer viewer, CallFilter filter, CallSort sort, boolean marked) {
        CallQuery after(@Nullable LoggedCall last) {
            return new CallQuery(viewer, filter, sort, STRETCH, last == null ? null : CallCursor.after(sort, last));
        }
    }

    /**
     * Answers with all calls of the selection.
     *
     * @param view turns a call into its line of NDJSON
     * @throws RequestException {@code TOO_MANY} while too many other exports run
     */
    void send(Context ctx, Wanted wanted, CallFormat format, Function<LoggedCall, Object> view) {
        if (!places.tryAcquire()) {
            throw new RequestException(
                    ErrorCode.TOO_MANY, "Too many exports are on the way. Try again when one is done.", ANOTHER_TIME);
        }
        try {
            sendNow(ctx, wanted, format, view);
        } finally {
            places.release();
        }
    }

    private void sendNow(Context ctx, Wanted wanted, CallFormat format, Function<LoggedCall, Object> view) {
        // Reads the first part before anything is sent, so that a failed database gives a 503.
        List<LoggedCall> stretch = log.find(wanted.after(null));
        ctx.contentType(format.contentType());
        if (ctx.method().equals(HandlerType.HEAD)) {
            return;
        }
        try {
            OutputStream out = ctx.outputStream();
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            if (format == CallFormat.CSV) {
                writer.append(wanted.marked() ? BYTE_ORDER_MARK : "").append(CallCsv.HEADER);
            }
            while (true) {
                for (LoggedCall call : stretch) {
                    write(call, format, view, writer);
                }
                writer.flush();
                if (stretch.size() < STRETCH) {
                    return;
                }
                stretch = log.find(wanted.after(stretch.get(STRETCH - 1)));
            }
        } catch (IOException e) {
            LOG.debug("A client left before it had all of the log: {}", e.toString());
        } catch (RuntimeException e) {
            LOG.warn("An export broke off: {}", e.toString());
            AbortedResponse.cut(ctx);
        }
    }

    private void write(LoggedCall call, CallFormat format, Function<LoggedCall, Object> view, Writer writer)
            throws IOException {
        if (format == CallFormat.CSV) {
            CallCsv.write(call, writer);
        } else {
            writer.append(new String(json.bytes(view.apply(call)), StandardCharsets.UTF_8))
                    .append('\n');
        }
    }
}
