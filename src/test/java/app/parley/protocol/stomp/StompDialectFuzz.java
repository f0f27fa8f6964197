package app.parley.protocol.stomp;

import app.parley.kernel.Limits;
import app.parley.protocol.RecordingSocketSink;
import app.parley.stomp.Command;
import app.parley.stomp.Frame;
import java.nio.charset.StandardCharsets;

/**
 * Lets somebody who is in a room say whatever frames come, each up to its NUL. Nothing of it may be our fault, and the
 * neighbour hears whole messages, numbered without a gap.
 */
public final class StompDialectFuzz {
    private StompDialectFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        StompGuest.Fixture fixture = new StompGuest.Fixture(Limits.DEFAULT);
        StompGuest bob = fixture.enters("bob");
        StompGuest alice = fixture.enters("alice");
        String text = new String(input, StandardCharsets.UTF_8);
        for (int at = 0; at < text.length() && alice.socket.closeCode == 0; ) {
            int nul = text.indexOf('\0', at);
            int end = nul < 0 ? text.length() : nul + 1;
            alice.say(text.substring(at, end));
            fixture.hub().tick();
            at = end;
        }
        check(alice);
        alice.handler.closed(alice.socket.closeCode == 0 ? 1006 : alice.socket.closeCode);
        fixture.hub().tick();
        check(bob);
        if (bob.socket.closeCode != 0) {
            throw new AssertionError("the neighbour was closed with " + bob.socket.closeCode);
        }
    }

    private static void check(StompGuest guest) {
        int number = 0;
        for (Frame frame : guest.socket.frames()) {
            if ("internal".equals(frame.header("code"))) {
                throw new AssertionError("nobody should hear " + frame);
            }
            if (frame.command() == Command.MESSAGE) {
                number++;
                String type =
                        RecordingSocketSink.parse(frame.body()).path("type").asText();
                if (!frame.require("message-id").equals(Integer.toString(number))
                        || !frame.require("type").equals(type)) {
                    throw new AssertionError("message " + number + " is " + frame);
                }
            }
        }
    }
}
