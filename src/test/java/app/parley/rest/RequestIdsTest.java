package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.rest.Browser.Answer;
import app.parley.rest.http.ApiErrors;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** REST contract, "Errors": what a person quotes is what stands in the log. */
class RequestIdsTest {
    private static RestServer server;

    @BeforeAll
    static void start() {
        server = new RestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyAnswerNamesItsRequestByAnIdOfItsOwn() {
        List<String> ids =
                List.of(id("/"), id("/api/v1/limits"), id("/api/v1/nothing"), id("/css/nothing.css"), id("/"));

        assertThat(ids).allMatch(id -> id.matches("[0-9a-f]{16}")).doesNotHaveDuplicates();
    }

    private static String id(String path) {
        return server.browser().ask("GET", path, null).header("X-Request-Id");
    }

    @Test
    void aProblemSaysItInItsBodyToo() {
        Answer signedOut = server.browser().get("/users").expect(401);

        assertThat(signedOut.field("/requestId")).isNotEmpty().isEqualTo(signedOut.header("X-Request-Id"));
    }

    @Test
    void theIdThatAProxyGaveStaysWhereItIsShortAndPlain() {
        assertThat(given("3f1c0e9a-77aa-4c1b-9d7e-0d1f6b6f2a11")).isEqualTo("3f1c0e9a-77aa-4c1b-9d7e-0d1f6b6f2a11");
        assertThat(given("x".repeat(65))).matches("[0-9a-f]{16}");
        assertThat(given("{\"level\":\"error\"}")).matches("[0-9a-f]{16}");
        assertThat(given("two words")).matches("[0-9a-f]{16}");
    }

    private static String given(String id) {
        return server.browser().get("/limits", "X-Request-Id", id).header("X-Request-Id");
    }

    @Test
    void whatIsLoggedOfARequestHasItsId() {
        Logger log = (Logger) LoggerFactory.getLogger(ApiErrors.class);
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        log.addAppender(said);
        try {
            Answer broken = server.admin().get("/broken", "X-Request-Id", "of-this-test");

            assertThat(broken.expect(500).field("/requestId")).isEqualTo("of-this-test");
            assertThat(said.list)
                    .filteredOn(event ->
                            "of-this-test".equals(event.getMDCPropertyMap().get("requestId")))
                    .hasSize(1);
        } finally {
            log.detachAppender(said);
        }
    }

    @Test
    void aRequestThatNoEndpointCouldReadHasOneAsWell() {
        String answer = RawHttp.ask(server.port(), "GET / HTTP/1.1\nHost: x\nContent-Length: many\n\n");

        assertThat(answer).startsWith("HTTP/1.1 400").containsPattern("(?i)x-request-id: [0-9a-f]{16}");
        assertThat(answer).containsPattern("\"requestId\":\"[0-9a-f]{16}\"");
    }
}
