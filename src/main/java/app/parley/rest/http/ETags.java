package app.parley.rest.http;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.people.TokenGenerator;
import io.javalin.http.Context;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Computes entity tags (RFC 9110, section 8.8.3) from the values themselves, so that no version counter is needed. */
public final class ETags {
    /** For resources without a published version: only {@code If-Match: *} matches. */
    public static final String NONE = "none";

    private static final int DIGITS = 32;

    private ETags() {}

    public static String of(@Nullable Object... parts) {
        return '"' + TokenGenerator.hash(Arrays.deepToString(parts)).substring(0, DIGITS) + '"';
    }

    /** @throws RequestException {@code STALE} if the request has {@code If-Match} with another version */
    public static void guard(Context ctx, String current) {
        String ifMatch = ctx.header("If-Match");
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return;
        }
        boolean matches =
                Arrays.stream(ifMatch.split(",", -1)).map(String::strip).anyMatch(current::equals);
        if (!matches) {
            throw new RequestException(ErrorCode.STALE, "It was changed since you read it. Read it again.");
        }
    }
}
