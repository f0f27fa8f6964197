package app.parley.stomp;

import org.jspecify.annotations.Nullable;

/** What can still be read of a message that is no whole frame. */
final class BrokenFrame {
    private static final String RECEIPT = "receipt:";

    private BrokenFrame() {}

    /** @return the receipt that was asked for, whatever else is broken; null where there is none, or none to be read */
    static @Nullable String receipt(String message, int maxHeaderBytes) {
        int at = FrameCodec.skipLineEnds(message, 0);
        int end = message.indexOf('\n', at);
        if (end < 0) {
            return null;
        }
        Command command = Command.named(text(message, at, end));
        boolean escaped = command == null || command.escapesHeaders();
        for (at = end + 1; (end = message.indexOf('\n', at)) >= 0; at = end + 1) {
            String line = text(message, at, end);
            if (line.isEmpty() || line.indexOf('\0') >= 0) {
                return null;
            }
            if (line.startsWith(RECEIPT)) {
                return Utf8.exceeds(line, 0, line.length(), maxHeaderBytes) ? null : value(line, escaped);
            }
        }
        return null;
    }

    private static String text(String message, int at, int end) {
        return message.substring(at, end > at && message.charAt(end - 1) == '\r' ? end - 1 : end);
    }

    private static @Nullable String value(String line, boolean escaped) {
        String value = line.substring(RECEIPT.length());
        if (value.indexOf('\r') >= 0) {
            return null;
        }
        try {
            return escaped ? FrameParser.unescape(value, line) : value;
        } catch (FrameException e) {
            return null;
        }
    }
}
