package app.parley.rest.http;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.people.TokenGenerator;
import io.javalin.http.Context;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Versions of what can be changed (RFC 9110, section 8.8.3): made of the values themselves, so nothing has to count. */
public final class ETags {
    /** Of what has no version that is told to anybody: no {@code If-Match} but {@code *} fits. */
    public static final String NONE = "none";

    private static final int DIGITS = 32;

    private ETags() {}

    public static String of(@Nullable Object... parts) {
        return '"' + TokenGenerator.hash(Arrays.deepToString(parts)).substring(0, DIGITS) + '"';
    }

    /** @throws RequestException {@code STALE} when {@code If-Match} was sent and names another version */
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
