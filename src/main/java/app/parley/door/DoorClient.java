package app.parley.door;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The shell's side of the door: asks the running server. */
public final class DoorClient implements Operator, AutoCloseable {
    private final SocketChannel channel;

    private DoorClient(SocketChannel channel) {
        this.channel = channel;
    }

    /**
     * Returns the way to the server that uses this data directory; empty if none answers.
     *
     * @throws OperatorFailure if this user may not ask it
     */
    public static Optional<DoorClient> at(Path data) {
        Path directory = DoorPlace.directory(data);
        if (Files.isDirectory(directory) && !Files.isExecutable(directory)) {
            throw new OperatorFailure(
                    ExitCode.DATABASE, directory + " is another user's; run this as the user that the server runs as.");
        }
        if (Files.notExists(DoorPlace.socket(data))) {
            return Optional.empty();
        }
        try {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.connect(DoorPlace.address(data));
            return Optional.of(new DoorClient(channel));
        } catch (IOException | UnsupportedOperationException e) {
            // A server that was killed leaves its socket behind.
            return Optional.empty();
        }
    }

    @Override
    public Map<String, ?> perform(String command, Map<String, String> arguments, Listener listener) {
        try {
            Frames frames = new Frames(channel);
            frames.write(Frames.ASKED, Map.of("command", command, "arguments", arguments));
            while (true) {
                Frames.Frame frame = frames.read();
                switch (frame.kind()) {
                    case Frames.DATA -> listener.data().write(frame.bytes());
                    case Frames.PROGRESS -> tell(frame.json(), listener);
                    case Frames.RESULT -> {
                        return Frames.JSON.convertValue(frame.json(), new TypeReference<Map<String, Object>>() {});
                    }
                    default ->
                        throw new OperatorFailure(
                                ExitCode.valueOf(frame.json().path("exit").asText()),
                                frame.json().path("error").asText());
                }
            }
        } catch (IOException e) {
            throw new OperatorFailure(ExitCode.FAILED, "The server ended, or cut the connection, before it was done.");
        }
    }

    private static void tell(JsonNode progress, Listener listener) {
        listener.progress(
                progress.path("step").asText(),
                progress.path("done").asLong(),
                progress.path("total").asLong());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
