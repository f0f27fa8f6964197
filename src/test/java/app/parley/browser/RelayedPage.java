package app.parley.browser;

/** A page whose media goes by one relay on this machine and no other way, and whose connections the test sees. */
final class RelayedPage {
    private static final String BY_ONE_RELAY = """
            globalThis.connections = []
            const only = ({ iceServers = [], ...rest }) => ({
              ...rest,
              iceTransportPolicy: 'relay',
              iceServers: iceServers
                .filter(({ credential }) => credential)
                .map((server) => ({ ...server, urls: ['turn:127.0.0.1:%d?transport=udp'] })),
            })
            globalThis.RTCPeerConnection = class extends RTCPeerConnection {
              constructor(configuration) {
                super(only(configuration))
                globalThis.connections.push(this)
              }
              setConfiguration(configuration) {
                super.setConfiguration(only(configuration))
              }
            }
            """;

    private RelayedPage() {}

    /**
     * From the next page on.
     *
     * @param port of the relay, or of a line to it
     */
    static void by(Person person, int port) {
        person.hasBrowserWith(BY_ONE_RELAY.formatted(port));
    }

    /** How many packets of sound have arrived. */
    static int soundPackets(Person person) {
        return (int) person.page().evaluate("""
                async () => [...(await globalThis.connections.at(-1).getStats()).values()]
                  .filter(({ type, kind }) => type === 'inbound-rtp' && kind === 'audio')
                  .reduce((sum, { packetsReceived }) => sum + packetsReceived, 0)
                """);
    }
}
