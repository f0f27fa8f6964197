package app.parley.config;

import app.parley.kernel.Limits;
import java.time.Duration;

/** The values of {@code GET /api/v1/limits}, each from {@code PARLEY_LIMIT_…} if that is set. */
final class LimitSettings {
    private static final String PREFIX = "PARLEY_LIMIT_";
    private static final int MEBIBYTE = 1_048_576;
    private static final int HOUR_MS = 3_600_000;

    private final Settings settings;

    private LimitSettings(Settings settings) {
        this.settings = settings;
    }

    static Limits read(Settings settings) {
        return new LimitSettings(settings).read();
    }

    private Limits read() {
        Limits standard = Limits.DEFAULT;
        return new Limits(
                number("MESSAGE_BYTES", standard.messageBytes(), 1_024, 16 * MEBIBYTE),
                number("HEADERS", standard.headers(), 8, 1_024),
                number("HEADER_BYTES", standard.headerBytes(), 128, 65_536),
                number("JSON_DEPTH", standard.jsonDepth(), 4, 500),
                number("FRAMES_PER_SECOND", standard.framesPerSecond(), 1, 1_000_000),
                number("FRAME_BURST", standard.frameBurst(), 1, 1_000_000),
                number("SOCKETS_PER_USER", standard.socketsPerUser(), 1, 100_000),
                number("SOCKETS_PER_ADDRESS", standard.socketsPerAddress(), 1, 1_000_000),
                number("CONNECTIONS_PER_ADDRESS", standard.connectionsPerAddress(), 8, 1_000_000),
                number("SUBSCRIPTIONS_PER_SESSION", standard.subscriptionsPerSession(), 4, 10_000),
                number("ROOM_CAPACITY", standard.roomCapacity(), 2, 64),
                number("ADHOC_ROOMS_PER_USER", standard.adhocRoomsPerUser(), 0, 10_000),
                number("CHAT_CHARACTERS", standard.chatCharacters(), 1, 1_000_000),
                number("DIRECT_MESSAGES_PER_MINUTE", standard.directMessagesPerMinute(), 1, 1_000_000),
                millis("CONNECT_MS", standard.connect()),
                millis("READ_DEADLINE_MS", standard.readDeadline()),
                millis("RESUME_WINDOW_MS", standard.resumeWindow()),
                number("RESUME_MESSAGES", standard.resumeMessages(), 1, 100_000),
                number("RESUME_BYTES", standard.resumeBytes(), 1_024, 64 * MEBIBYTE),
                number("OUTBOX_BYTES", standard.outboxBytes(), 65_536, 64 * MEBIBYTE),
                millis("RING_MS", standard.ring()),
                number("BODY_BYTES", standard.bodyBytes(), 1_024, 64 * MEBIBYTE));
    }

    private int number(String name, int otherwise, int least, int most) {
        return settings.number(PREFIX + name, otherwise, least, most);
    }

    private Duration millis(String name, Duration otherwise) {
        return Duration.ofMillis(number(name, (int) otherwise.toMillis(), 100, HOUR_MS));
    }
}
