package app.parley.logs;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.FailureLog;
import app.parley.protocol.HandshakeInfo;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogLinesTest {
    private final Logger log = (Logger) LoggerFactory.getLogger(LogLinesTest.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            super.append(event);
        }
    };

    @BeforeEach
    void listen() {
        said.start();
        log.addAppender(said);
        log.setAdditive(false);
    }

    @AfterEach
    void stop() {
        log.detachAppender(said);
        log.setAdditive(true);
    }

    @Test
    void aNameWithLineBreaksAndEscapesMakesNoSecondLine() {
        log.warn("No room called {}", "x\r\n2026-01-01 ERROR forged\u001b[31m\u2028");

        String line = written("text");
        assertThat(line).endsWith("No room called x | 2026-01-01 ERROR forged [31m | \n");
        assertThat(line.strip().lines()).hasSize(1);
        assertThat(line).matches("(?s)\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z WARN {2}LogLinesTest: .*");
    }

    @Test
    void aFailureOnASocketIsOneLineWithTheSocketsIdAndItsStack() {
        failOnASocket();

        assertThat(written("text").lines()).hasSize(1);
        assertThat(written("text"))
                .contains("LogLinesTest [socket-7]: It broke | java.lang.IllegalStateException: why")
                .contains(" | at app.parley.logs.LogLinesTest.failOnASocket");
    }

    @Test
    void asJsonItIsAnObjectWithTheSame() throws Exception {
        failOnASocket();

        assertThat(written("json").lines()).hasSize(1);
        JsonNode line = new ObjectMapper().readTree(written("json"));
        assertThat(line.get("level").asText()).isEqualTo("error");
        assertThat(line.get("logger").asText()).isEqualTo("LogLinesTest");
        assertThat(line.get("message").asText()).isEqualTo("It broke");
        assertThat(line.get("socketId").asText()).isEqualTo("socket-7");
        assertThat(line.get("error").asText()).isEqualTo("java.lang.IllegalStateException: why");
        assertThat(line.get("stack").asText()).contains("failOnASocket");
        assertThat(line.get("time").asText()).endsWith("Z");
    }

    @Test
    void whatIsLoggedLaterBelongsToNoSocket() {
        failOnASocket();
        log.warn("Later");

        assertThat(said.list.get(1).getMDCPropertyMap()).isEmpty();
    }

    private void failOnASocket() {
        HandshakeInfo socket = new HandshakeInfo("socket-7", "192.0.2.1", "a-cookie", null, "localhost");
        FailureLog.error(log, socket, "It broke", new IllegalStateException("why"));
    }

    private String written(String format) {
        LogEncoder encoder = new LogEncoder();
        encoder.setFormat(format);
        return new String(encoder.encode(said.list.get(0)), StandardCharsets.UTF_8);
    }
}
