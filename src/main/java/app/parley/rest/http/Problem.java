package app.parley.rest.http;

import app.parley.kernel.RequestException.Fault;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as clients see it (RFC 9457).
 *
 * @param detail for a person
 * @param code for programs; stable
 * @param retryAfter zero if waiting may not help
 * @param requestId as the log has it; null where the problem belongs to no request yet
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "code", "errors", "requestId"})
public record Problem(
        int status,
        String detail,
        String code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Fault> errors,
        @JsonIgnore Duration retryAfter,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String requestId) {
    static final String CONTENT_TYPE = "application/problem+json; charset=utf-8";

    static Problem of(int status, String code, String detail) {
        return new Problem(status, detail, code, List.of(), Duration.ZERO, null);
    }

    static Problem of(int status, String code, String detail, Duration retryAfter) {
        return new Problem(status, detail, code, List.of(), retryAfter, null);
    }

    Problem in(@Nullable String request) {
        return new Problem(status, detail, code, errors, retryAfter, request);
    }

    public String getType() {
        return "about:blank";
    }

    public String getTitle() {
        return HttpStatus.forStatus(status).getMessage();
    }
}
