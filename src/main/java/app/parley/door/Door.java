package app.parley.door;

import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running server's side of the door. Where none can be made, the server runs without one. */
public final class Door implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private final Path data;
    private final Operator operator;
    private final ServerSocketChannel listening;
    private final Set<SocketChannel> visitors = ConcurrentHashMap.newKeySet();

    private Door(Path data, Operator operator, ServerSocketChannel listening) {
        this.data = data;
        this.operator = operator;
        this.listening = listening;
    }

    /**
     * Opens the door.
     *
     * @param data the directory that this process alone uses
     * @return something to close
     */
    public static AutoCloseable open(Path data, Operator operator) {
        try {
            makePrivateDirectory(DoorPlace.directory(data));
            Files.deleteIfExists(DoorPlace.socket(data));
            return open(data, operator, ServerSocketChannel.open(StandardProtocolFamily.UNIX));
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("Commands from a shell cannot reach this server while it runs: {}", e.getMessage());
            return () -> {};
        }
    }

    private static Door open(Path data, Operator operator, ServerSocketChannel listening) throws IOException {
        try {
            listening.bind(DoorPlace.address(data));
        } catch (IOException e) {
            listening.close();
            throw e;
        }
        Door door = new Door(data, operator, listening);
        daemon(door::accept, "door");
        return door;
    }

    private static void makePrivateDirectory(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            var mine = PosixFilePermissions.fromString("rwx------");
            if (Files.isDirectory(directory)) {
                Files.setPosixFilePermissions(directory, mine);
            } else {
                Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(mine));
            }
        } else {
            Files.createDirectories(directory);
        }
    }

    private static void daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (true) {
            try {
                SocketChannel visitor = listening.accept();
                visitors.add(visitor);
                daemon(() -> serve(visitor), "door-visitor");
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                LOG.warn("Nobody else can come through the door: {}", e.getMessage());
                return;
            }
        }
    }

    private void serve(SocketChannel visitor) {
        try (visitor) {
            Frames frames = new Frames(visitor);
            answer(frames.read(), frames);
        } catch (IOException e) {
            LOG.debug("A visitor left: {}", e.toString());
        } finally {
            visitors.remove(visitor);
        }
    }

    private void answer(Frames.Frame asked, Frames frames) throws IOException {
        Map<String, String> arguments = new HashMap<>();
        asked.json()
                .path("arguments")
                .properties()
                .forEach(entry -> arguments.put(entry.getKey(), entry.getValue().asText()));
        String command = asked.json().path("command").asText();
        try {
            frames.write(Frames.RESULT, operator.perform(command, arguments, new Telling(frames)));
        } catch (OperatorFailure e) {
            frames.write(Frames.FAILURE, Map.of("exit", e.exit().name(), "error", String.valueOf(e.getMessage())));
        } catch (VisitorLeft e) {
            LOG.info("Whoever asked for '{}' did not wait for it", command);
        } catch (RuntimeException e) {
            LOG.error("The command '{}' failed", command, e);
            frames.write(
                    Frames.FAILURE,
                    Map.of("exit", ExitCode.FAILED.name(), "error", "Something went wrong; read the server's log."));
        }
    }

    /** Nobody is there to go on for. */
    private static final class VisitorLeft extends RuntimeException {
        private static final long serialVersionUID = 1L;

        VisitorLeft(IOException cause) {
            super(cause);
        }
    }

    private record Telling(Frames frames) implements Operator.Listener {
        @Override
        public void progress(String step, long done, long total) {
            try {
                frames.write(Frames.PROGRESS, Map.of("step", step, "done", done, "total", total));
            } catch (IOException e) {
                throw new VisitorLeft(e);
            }
        }

        @Override
        public OutputStream data() {
            return new OutputStream() {
                @Override
                public void write(int one) {
                    write(new byte[] {(byte) one}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int offset, int length) {
                    try {
                        frames.write(Frames.DATA, bytes, offset, length);
                    } catch (IOException e) {
                        throw new VisitorLeft(e);
                    }
                }
            };
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (SocketChannel visitor : visitors) {
            visitor.close();
        }
        Files.deleteIfExists(DoorPlace.socket(data));
    }
}
