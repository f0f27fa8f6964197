package app.parley.protocol;

import app.parley.kernel.UserId;
import app.parley.stomp.Command;
import app.parley.stomp.Frame;
import app.parley.stomp.FrameCodec;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A wire that keeps what goes over it. */
public final class RecordingSocketSink implements SocketSink {
    private static final FrameCodec CODEC = new FrameCodec(100, 100_000);
    private static final ObjectMapper JSON = new ObjectMapper();

    public final List<String> sent = new ArrayList<>();
    public final List<ByteBuffer> shared = new ArrayList<>();
    public int closeCode;
    public Duration beatEvery = Duration.ZERO;
    public boolean pinged;
    public boolean full;

    @Override
    public void send(byte[] message) {
        if (closeCode == 0) {
            sent.add(new String(message, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void send(byte[] head, ByteBuffer tail) {
        shared.add(tail);
        byte[] whole = Arrays.copyOf(head, head.length + tail.remaining());
        tail.get(0, whole, head.length, tail.remaining());
        send(whole);
    }

    @Override
    public boolean isBehind() {
        return false;
    }

    @Override
    public void flush() {}

    @Override
    public void vacate() {}

    @Override
    public void close(int code, String reason) {
        if (closeCode == 0) {
            closeCode = code;
        }
    }

    @Override
    public void keepAlive(Duration every, boolean ping) {
        beatEvery = every;
        pinged = ping;
    }

    @Override
    public boolean claim(UserId user) {
        return !full;
    }

    public List<Frame> frames() {
        return sent.stream().map(CODEC::parse).toList();
    }

    public List<Frame> frames(Command command) {
        return frames().stream().filter(frame -> frame.command() == command).toList();
    }

    public Frame last(Command command) {
        List<Frame> frames = frames(command);
        if (frames.isEmpty()) {
            throw new AssertionError("no " + command + " in " + sent);
        }
        return frames.get(frames.size() - 1);
    }

    /** The MESSAGEs of one type. */
    public List<Frame> messages(String type) {
        return frames(Command.MESSAGE).stream()
                .filter(frame -> type.equals(frame.header("type")))
                .toList();
    }

    public Frame message(String type) {
        List<Frame> messages = messages(type);
        if (messages.isEmpty()) {
            throw new AssertionError("no " + type + " in " + sent);
        }
        return messages.get(messages.size() - 1);
    }

    public List<JsonNode> json() {
        return sent.stream().map(RecordingSocketSink::parse).toList();
    }

    public static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
