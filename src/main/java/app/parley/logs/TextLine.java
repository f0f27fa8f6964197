package app.parley.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import java.util.regex.Pattern;

/** An event as one line for people: a stack, too, and whatever line breaks a name from outside may have. */
final class TextLine implements Function<ILoggingEvent, String> {
    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** What it says is for the person at the terminal, who needs neither time nor level. */
    private static final String START = "app.parley.Main";

    private static final Pattern LINE_BREAKS = Pattern.compile("\\s*[\\r\\n\\u0085\\u2028\\u2029]\\s*");
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");

    @Override
    public String apply(ILoggingEvent event) {
        String said = onOneLine(event.getFormattedMessage());
        if (event.getLoggerName().equals(START)) {
            return said;
        }
        return "%s %-5s %s%s: %s%s"
                .formatted(
                        TIME.format(Instant.ofEpochMilli(event.getTimeStamp())),
                        event.getLevel(),
                        simpleName(event.getLoggerName()),
                        ids(event),
                        said,
                        stack(event));
    }

    static String simpleName(String logger) {
        return logger.substring(logger.lastIndexOf('.') + 1);
    }

    private static String ids(ILoggingEvent event) {
        String ids = String.join(" ", event.getMDCPropertyMap().values());
        return ids.isEmpty() ? "" : " [" + ids + "]";
    }

    private static String stack(ILoggingEvent event) {
        IThrowableProxy thrown = event.getThrowableProxy();
        return thrown == null
                ? ""
                : " | " + onOneLine(ThrowableProxyUtil.asString(thrown).strip());
    }

    private static String onOneLine(String text) {
        return CONTROLS.matcher(LINE_BREAKS.matcher(text).replaceAll(" | ")).replaceAll(" ");
    }
}
