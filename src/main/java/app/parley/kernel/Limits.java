package app.parley.kernel;

import java.time.Duration;

/** The published limits ({@code GET /api/v1/limits}). Sizes are bytes; rates are per second unless their name says otherwise. */
public record Limits(
        int messageBytes,
        int headers,
        int headerBytes,
        int jsonDepth,
        int framesPerSecond,
        int frameBurst,
        int socketsPerUser,
        int socketsPerAddress,
        int connectionsPerAddress,
        int subscriptionsPerSession,
        int roomCapacity,
        int adhocRoomsPerUser,
        int chatCharacters,
        int directMessagesPerMinute,
        Duration connect,
        Duration readDeadline,
        Duration resumeWindow,
        int resumeMessages,
        int resumeBytes,
        int outboxBytes,
        Duration ring,
        int bodyBytes) {
    public static final Limits DEFAULT = new Limits(
            65_536,
            32,
            1_024,
            32,
            30,
            120,
            8,
            64,
            512,
            32,
            8,
            50,
            4_000,
            60,
            Duration.ofSeconds(5),
            Duration.ofSeconds(25),
            Duration.ofSeconds(90),
            512,
            524_288,
            1_048_576,
            Duration.ofSeconds(45),
            1_048_576);
}
