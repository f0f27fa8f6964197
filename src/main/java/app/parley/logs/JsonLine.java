package app.parley.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** An event as one JSON object, with the ids of the request or the socket that it belongs to. */
final class JsonLine implements Function<ILoggingEvent, String> {
    private final JsonFactory json = new JsonFactory();

    @Override
    public String apply(ILoggingEvent event) {
        StringWriter line = new StringWriter();
        try (JsonGenerator fields = json.createGenerator(line)) {
            fields.writeStartObject();
            fields.writeStringField("time", TextLine.TIME.format(Instant.ofEpochMilli(event.getTimeStamp())));
            fields.writeStringField("level", event.getLevel().toString().toLowerCase(Locale.ROOT));
            fields.writeStringField("logger", TextLine.simpleName(event.getLoggerName()));
            fields.writeStringField("thread", event.getThreadName());
            fields.writeStringField("message", event.getFormattedMessage());
            for (Map.Entry<String, String> id : event.getMDCPropertyMap().entrySet()) {
                fields.writeStringField(id.getKey(), id.getValue());
            }
            IThrowableProxy thrown = event.getThrowableProxy();
            if (thrown != null) {
                fields.writeStringField("error", thrown.getClassName() + ": " + thrown.getMessage());
                fields.writeStringField("stack", ThrowableProxyUtil.asString(thrown));
            }
            fields.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is written to a disk here", e);
        }
        return line.toString();
    }
}
