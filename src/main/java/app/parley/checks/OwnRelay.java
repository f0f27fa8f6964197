package app.parley.checks;

/**
 * The relay of this process, as checks need it.
 *
 * @param reason why it could not start; empty otherwise
 * @param host by which people reach it
 * @param port for UDP and TCP
 * @param tlsPort 0 where there is no certificate
 * @param login a credential, made when it is needed
 */
public record OwnRelay(Status status, String reason, String host, int port, int tlsPort, Login login) {
    /** Whether it runs. */
    public enum Status {
        RUNNING,
        NOT_STARTED,
        /** By the settings. */
        OFF,
        /** Since the platform lets no UDP in. */
        NO_UDP,
        /** Other servers are handed out. */
        ELSEWHERE
    }

    /** Makes a server with a fresh credential. */
    @FunctionalInterface
    public interface Login {
        TurnServer server(TurnServer.Transport transport, String host, int port);
    }

    /** One that does not run. */
    public static OwnRelay none(Status status, String reason) {
        return new OwnRelay(status, reason, "", 0, 0, (transport, host, port) -> {
            throw new IllegalStateException("there is no relay");
        });
    }
}
