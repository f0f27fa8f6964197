package app.parley.bench.server;

/** The request that opens a line. */
final class Upgrade {
    private Upgrade() {}

    /** @param headers further ones, each with its line end */
    static String request(int port, String target, String headers) {
        return "GET " + target + " HTTP/1.1\r\nHost: localhost:" + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + headers + "\r\n";
    }
}
