package app.parley.stomp;

import java.nio.charset.StandardCharsets;

/**
 * STOMP 1.2 frames to text and back. One WebSocket message holds exactly one frame, so there is nothing to buffer.
 * Stateless and thread-safe.
 *
 * @see <a href="https://stomp.github.io/stomp-specification-1.2.html">STOMP 1.2</a>
 */
public final class FrameCodec {
    private final int maxHeaders;
    private final int maxHeaderBytes;

    /** @param maxHeaderBytes how long one header line may be, in bytes of UTF-8 */
    public FrameCodec(int maxHeaders, int maxHeaderBytes) {
        this.maxHeaders = maxHeaders;
        this.maxHeaderBytes = maxHeaderBytes;
    }

    /** Whether this message is a heart-beat: line ends and nothing else. */
    public static boolean isHeartBeat(String message) {
        return !message.isEmpty() && skipLineEnds(message, 0) == message.length();
    }

    /**
     * Reads the one frame of a message. Line ends before it and after its NUL are passed over.
     *
     * @throws FrameException when the message holds no frame, more than one, or a broken one
     */
    public Frame parse(String message) {
        try {
            return new FrameParser(message, maxHeaders, maxHeaderBytes).parse();
        } catch (FrameException e) {
            throw e.withReceipt(BrokenFrame.receipt(message, maxHeaderBytes));
        }
    }

    /** The frame as bytes of UTF-8. {@code content-length} is added where there is a body. */
    public static byte[] format(Frame frame) {
        FrameWriter writer = new FrameWriter(frame.command());
        for (Frame.Header header : frame.headers()) {
            writer.header(header.name(), header.value());
        }
        if (frame.body().isEmpty()) {
            return writer.end();
        }
        return writer.end(frame.body().getBytes(StandardCharsets.UTF_8));
    }

    /** @return the first index from {@code at} that begins no line end */
    static int skipLineEnds(String message, int at) {
        int index = at;
        while (index < message.length()) {
            if (message.charAt(index) == '\n') {
                index++;
            } else if (message.startsWith("\r\n", index)) {
                index += 2;
            } else {
                break;
            }
        }
        return index;
    }
}
