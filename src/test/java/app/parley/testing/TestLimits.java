package app.parley.testing;

import app.parley.kernel.Limits;
import java.time.Duration;

/** Limits for tests of sockets: no rate, and the rest as usual but for what a test is about. */
public final class TestLimits {
    private static final int ANY_RATE = 1_000_000;

    private TestLimits() {}

    public static Limits with(Duration connect, Duration readDeadline, int outboxBytes, int resumeBytes) {
        Limits usual = Limits.DEFAULT;
        return new Limits(
                usual.messageBytes(),
                usual.headers(),
                usual.headerBytes(),
                usual.jsonDepth(),
                ANY_RATE,
                ANY_RATE,
                usual.socketsPerUser(),
                usual.socketsPerAddress(),
                usual.connectionsPerAddress(),
                usual.subscriptionsPerSession(),
                usual.roomCapacity(),
                usual.adhocRoomsPerUser(),
                usual.chatCharacters(),
                ANY_RATE,
                connect,
                readDeadline,
                usual.resumeWindow(),
                usual.resumeMessages(),
                resumeBytes,
                outboxBytes,
                usual.ring(),
                usual.bodyBytes());
    }
}
