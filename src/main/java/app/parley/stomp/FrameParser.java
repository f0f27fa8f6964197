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
    private int next;
    private boolean backslash;

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
        for (int end = endOfLine(); end > at; end = endOfLine()) {
            int begin = at;
            if (headers.size() == maxHeaders) {
                throw new FrameException(
                        "A frame has at most " + maxHeaders + " headers", message.substring(begin, end));
            }
            if (Utf8.exceeds(message, begin, end, maxHeaderBytes)) {
                throw new FrameException(
                        "A header has at most " + maxHeaderBytes + " bytes", message.substring(begin, end));
            }
            headers.add(header(begin, end, command.escapesHeaders()));
            at = next;
        }
        at = next;
        return headers;
    }

    private Frame.Header header(int begin, int end, boolean escaped) {
        int colon = message.indexOf(':', begin);
        if (colon <= begin || colon >= end) {
            throw new FrameException("A header has the form name:value", message.substring(begin, end));
        }
        String name = message.substring(begin, colon);
        String value = message.substring(colon + 1, end);
        if (!escaped || !backslash) {
            return new Frame.Header(name, value);
        }
        String line = message.substring(begin, end);
        return new Frame.Header(unescape(name, line), unescape(value, line));
    }

    /**
     * Looks for the end of the line that begins here; a CR belongs to the end only right before the LF.
     *
     * @return where its text ends; the line after it begins at {@link #next}, and {@link #backslash} is in it or not
     */
    private int endOfLine() {
        int end = message.indexOf('\n', at);
        if (end < 0) {
            throw new FrameException("The frame ends within its headers", message.substring(at));
        }
        next = end + 1;
        int textEnd = (end > at && message.charAt(end - 1) == '\r') ? end - 1 : end;
        backslash = false;
        for (int i = at; i < textEnd; i++) {
            char c = message.charAt(i);
            if (c > '\\') {
                continue;
            }
            backslash |= c == '\\';
            if (c == '\r') {
                throw new FrameException("A carriage return stands alone", message.substring(at, textEnd));
            }
            if (c == NUL) {
                throw new FrameException("The frame ends within its headers", message.substring(at, textEnd));
            }
        }
        return textEnd;
    }

    private String nextLine() {
        String line = message.substring(at, endOfLine());
        at = next;
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

    /** @throws FrameException where there is a backslash and no escape, quoting the line */
    static String unescape(String text, String line) {
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
