package app.parley.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Writes each event of the log as one line, in the format that {@code PARLEY_LOG} names. Made by logback.xml. */
public final class LogEncoder extends EncoderBase<ILoggingEvent> {
    private static final byte[] NOTHING = {};

    private Function<ILoggingEvent, String> line = new TextLine();

    /** @param format {@code json}; anything else is text, and the settings say at the start what is wrong with it */
    public void setFormat(String format) {
        line = format.strip().equals("json") ? new JsonLine() : new TextLine();
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        return (line.apply(event) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }
}
