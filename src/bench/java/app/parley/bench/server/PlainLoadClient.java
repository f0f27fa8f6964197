package app.parley.bench.server;

import app.parley.bench.load.Frames;
import app.parley.bench.load.Line;
import app.parley.bench.load.Loop;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Somebody at the plain relay: who has upgraded is in. */
final class PlainLoadClient extends LoadClient {
    private final Loop loop;
    private final int port;
    private final int person;
    private final @Nullable Integer room;
    private boolean leaving;

    PlainLoadClient(Loop loop, int port, int person, @Nullable Integer room) {
        this.loop = loop;
        this.port = port;
        this.person = person;
        this.room = room;
    }

    @Override
    Line dial() throws IOException {
        leaving = false;
        String where = "/ws?id=" + person + (room == null ? "" : "&room=" + room);
        return loop.connect(port, Upgrade.request(port, where, ""), this);
    }

    @Override
    public void opened() {
        entered();
    }

    @Override
    public void message(byte[] bytes, int from, int to) {
        deliver(bytes, from, to);
    }

    @Override
    public void leave() {
        leaving = true;
        line().send(Frames.close(1000));
    }

    @Override
    boolean mayClose() {
        return leaving;
    }

    @Override
    public byte[] signal(LoadClient to, String body) {
        return Frames.text("to:" + to.address() + "\n" + body);
    }

    @Override
    public byte[] reaction() {
        return Frames.text("room:" + room + "\n" + Bodies.REACTION);
    }

    @Override
    String address() {
        return Integer.toString(person);
    }
}
