package app.parley.door;

import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;

/** Where the door of a data directory is. */
final class DoorPlace {
    private DoorPlace() {}

    static Path directory(Path data) {
        return data.toAbsolutePath().normalize().resolve("shell");
    }

    static Path socket(Path data) {
        return directory(data).resolve("parley.sock");
    }

    static UnixDomainSocketAddress address(Path data) {
        return UnixDomainSocketAddress.of(socket(data));
    }
}
