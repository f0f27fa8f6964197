package app.parley.bench.server;

import app.parley.bench.load.Frames;
import app.parley.bench.load.Line;
import app.parley.bench.load.Loop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Somebody at Parley: upgrades with a cookie, CONNECTs, and subscribes to where the person wants to be. */
final class StompLoadClient extends LoadClient {
    private static final Pattern OWN_PEER = Pattern.compile("\"you\":\\{\"peer\":\"([^\"]+)\"");
    private static final byte[] CONNECT =
            Frames.text("CONNECT\naccept-version:1.2\nhost:localhost\nheart-beat:0,0\n\n\0");
    private static final byte[] DISCONNECT = Frames.text("DISCONNECT\n\n\0");

    private final Loop loop;
    private final int port;
    private final String cookie;
    private final @Nullable String destination;
    private final String room;
    private String peer = "";
    private boolean connected;
    private boolean leaving;

    /** @param room null for nowhere */
    StompLoadClient(Loop loop, int port, String cookie, @Nullable String room, @Nullable String destination) {
        this.loop = loop;
        this.port = port;
        this.cookie = cookie;
        this.room = room == null ? "" : room;
        this.destination = destination;
    }

    @Override
    Line dial() throws IOException {
        connected = false;
        leaving = false;
        String headers = "Sec-WebSocket-Protocol: v12.stomp\r\nCookie: " + cookie + "\r\n";
        return loop.connect(port, Upgrade.request(port, "/ws", headers), this);
    }

    @Override
    public void opened() {
        line().send(CONNECT);
    }

    @Override
    public void message(byte[] bytes, int from, int to) {
        if (isIn()) {
            deliver(bytes, from, to);
        } else if (!connected) {
            expect("CONNECTED\n", bytes, from, to);
            connected = true;
            if (destination != null) {
                line().send(Frames.text("SUBSCRIBE\nid:0\ndestination:" + destination + "\n\n\0"));
            }
            if (room.isEmpty()) {
                entered();
            }
        } else {
            expect("MESSAGE\n", bytes, from, to);
            Matcher own = OWN_PEER.matcher(text(bytes, from, to));
            peer = own.find() ? own.group(1) : "";
            entered();
            deliver(bytes, from, to);
        }
    }

    private static void expect(String begin, byte[] bytes, int from, int to) {
        String text = text(bytes, from, Math.min(to, from + 2_000));
        if (!text.startsWith(begin)) {
            throw new IllegalStateException("not " + begin.strip() + " but: " + text);
        }
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    @Override
    public void leave() {
        leaving = true;
        line().send(DISCONNECT);
    }

    @Override
    boolean mayClose() {
        return leaving;
    }

    @Override
    public byte[] signal(LoadClient to, String body) {
        return Frames.text("SEND\ndestination:/app/rooms/" + room + "/peers/" + to.address()
                + "\ncontent-type:application/json\ncontent-length:" + body.length() + "\n\n" + body + "\0");
    }

    @Override
    public byte[] reaction() {
        return Frames.text("SEND\ndestination:/app/rooms/" + room + "\ncontent-type:application/json\n\n"
                + Bodies.REACTION + "\0");
    }

    @Override
    String address() {
        return peer;
    }
}
