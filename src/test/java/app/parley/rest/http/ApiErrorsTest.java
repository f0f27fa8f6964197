package app.parley.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.javalin.testtools.JavalinTest;
import io.javalin.testtools.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiErrorsTest {
    private final Javalin refusing = Javalin.create(config -> {
        config.routes.addEndpoint(Endpoint.create(HandlerType.GET, "/{code}").handler(ctx -> {
            throw new RequestException(ErrorCode.valueOf(ctx.pathParam("code")), "A sentence for a person.");
        }));
        new ApiErrors(new RestJson(32)).install(config.routes);
    });

    @Test
    void whatTheHubRefusesIsAProblemWithTheProtocolsCode() {
        Map<ErrorCode, Integer> statuses = Map.of(
                ErrorCode.NO_SUCH_ROOM, 404,
                ErrorCode.NO_SUCH_CALL, 404,
                ErrorCode.WRONG_PASSCODE, 403,
                ErrorCode.ROOM_FULL, 409,
                ErrorCode.TOO_LARGE, 413,
                ErrorCode.TOO_MANY, 429,
                ErrorCode.DRAINING, 503);
        JavalinTest.test(
                refusing,
                (server, client) -> statuses.forEach((code, status) -> {
                    Response answer = client.get("/" + code.name());

                    assertThat(answer.code()).as(code.wire()).isEqualTo(status);
                    assertThat(answer.body().string())
                            .contains("\"status\":" + status)
                            .contains("\"code\":\"" + code.wire() + "\"")
                            .contains("\"detail\":\"A sentence for a person.\"");
                }));
    }

    @Test
    void whoeverIsToWaitHearsHowLong() {
        JavalinTest.test(refusing, (server, client) -> {
            assertThat(client.get("/TOO_MANY").headers().get("Retry-After")).containsExactly("2");
            assertThat(client.get("/DRAINING").headers().get("Retry-After")).containsExactly("2");
            assertThat(client.get("/ROOM_FULL").headers().get("Retry-After")).isNullOrEmpty();
        });
    }
}
