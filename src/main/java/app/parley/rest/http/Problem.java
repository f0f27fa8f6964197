package app.parley.rest.http;

import app.parley.kernel.RequestException.Fault;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.List;

/**
 * An error as clients see it (RFC 9457).
 *
 * @param detail for a person
 * @param code for programs; stable
 * @param retryAfter zero if waiting may not help
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "code", "errors"})
public record Problem(
        int status,
        String detail,
        String code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Fault> errors,
        @JsonIgnore Duration retryAfter) {
    static final String CONTENT_TYPE = "application/problem+json; charset=utf-8";

    static Problem of(int status, String code, String detail) {
        return new Problem(status, detail, code, List.of(), Duration.ZERO);
    }

    static Problem of(int status, String code, String detail, Duration retryAfter) {
        return new Problem(status, detail, code, List.of(), retryAfter);
    }

    public String getType() {
        return "about:blank";
    }

    public String getTitle() {
        return HttpStatus.forStatus(status).getMessage();
    }
}
