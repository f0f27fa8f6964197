package app.parley.stomp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one message in a single pass, checking the limits on the way. Used once, by one thread. */
final class FrameParser {
    private static final char NUL = '\0';

    private final String message;
    private final int maxHeaders;
    private final int maxHeaderBytes;
    private int at;

    FrameParser(String message, int maxHeaders, int maxHeaderBytes) {
        this.message = message;
        this.maxHeaders = maxHeaders;
        this.maxHeaderBytes = maxHeaderBytes;
    }

    Frame parse() {
        at = FrameCodec.skipLineEnds(message, 0);
        String name = nextLine();
        Command command = Command.named(name);
        if (command == null) {
            throw new FrameException("There is no such command", name);
        }
        List<Frame.Header> headers = headers(command);
        String body = body(command, headers);
        if (FrameCodec.skipLineEnds(message, at) != message.length()) {
            throw new FrameException("One message holds one frame, and something follows it", message.substring(at));
        }
        Frame frame = new Frame(command, headers, body);
        for (String required : command.requiredHeaders()) {
            if (frame.header(required) == null) {
                throw new FrameException(command + " needs the header '" + required + "'", name);
            }
        }
        return frame;
    }

    private List<Frame.Header> headers(Command command) {
        List<Frame.Header> headers = new ArrayList<>(8);
        for (String line = nextLine(); !line.isEmpty(); line = nextLine()) {
            if (headers.size() == maxHeaders) {
                throw new FrameException("A frame has at most " + maxHeaders + " headers", line);
            }
            if (Utf8.exceeds(line, maxHeaderBytes)) {
                throw new FrameException("A header has at most " + maxHeaderBytes + " bytes", line);
            }
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new FrameException("A header has the form name:value", line);
            }
            String name = line.substring(0, colon);
            String value = line.substring(colon + 1);
            headers.add(
                    command.escapesHeaders()
                            ? new Frame.Header(unescape(name, line), unescape(value, line))
                            : new Frame.Header(name, value));
        }
        return headers;
    }

    /** The line that begins here, without its end; a CR belongs to the end only right before the LF. */
    private String nextLine() {
        int end = message.indexOf('\n', at);
        if (end < 0) {
            throw new FrameException("The frame ends within its headers", message.substring(at));
        }
        int begin = at;
        at = end + 1;
        int textEnd = (end > begin && message.charAt(end - 1) == '\r') ? end - 1 : end;
        String line = message.substring(begin, textEnd);
        if (line.indexOf('\r') >= 0) {
            throw new FrameException("A carriage return stands alone", line);
        }
        if (line.indexOf(NUL) >= 0) {
            throw new FrameException("The frame ends within its headers", line);
        }
        return line;
    }

    private String body(Command command, List<Frame.Header> headers) {
        int begin = at;
        String length = contentLength(headers);
        int end = length == null ? message.indexOf(NUL, begin) : endOfBody(begin, length);
        if (end < 0 || end >= message.length() || message.charAt(end) != NUL) {
            String line = length == null ? message.substring(begin) : "content-length:" + length;
            throw new FrameException("No NUL stands where the body ends", line);
        }
        if (end > begin && !command.allowsBody()) {
            throw new FrameException(command + " has no body", message.substring(begin, end));
        }
        at = end + 1;
        return message.substring(begin, end);
    }

    private int endOfBody(int begin, String length) {
        int bytes = 0;
        for (int i = 0; i < length.length(); i++) {
            char digit = length.charAt(i);
            if (digit < '0' || digit > '9' || i == 9) {
                throw new FrameException("content-length is a count of bytes", "content-length:" + length);
            }
            bytes = bytes * 10 + (digit - '0');
        }
        if (length.isEmpty()) {
            throw new FrameException("content-length is a count of bytes", "content-length:");
        }
        return Utf8.indexAfter(message, begin, bytes);
    }

    private static @Nullable String contentLength(List<Frame.Header> headers) {
        for (Frame.Header header : headers) {
            if (header.name().equals("content-length")) {
                return header.value();
            }
        }
        return null;
    }

    private static String unescape(String text, String line) {
        int backslash = text.indexOf('\\');
        if (backslash < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length()).append(text, 0, backslash);
        for (int i = backslash; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
                plain.append(unescaped(i < text.length() ? text.charAt(i) : NUL, line));
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static char unescaped(char letter, String line) {
        return switch (letter) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'c' -> ':';
            case '\\' -> '\\';
            default -> throw new FrameException("There is no such escape", line);
        };
    }
}
