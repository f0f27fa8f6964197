package app.parley.relay;

import java.io.IOException;

/** The relay alone, in a process of its own, by rules that let peers be on this machine: for packets that leave it and come in. */
public final class OpenRelayMain {
    private OpenRelayMain() {}

    @SuppressWarnings("SystemOut") // Whoever started it waits for this line.
    public static void main(String[] args) throws IOException {
        OpenRelay relay = OpenRelay.start(RelayLoad.NO_LIMITS);
        System.out.println("Relay is ready at http://localhost:" + relay.port());
    }
}
