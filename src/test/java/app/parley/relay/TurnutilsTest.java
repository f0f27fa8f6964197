package app.parley.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.parley.testing.Shell;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** coturn's own client against this relay. Installed with apt where it is missing and may be. */
class TurnutilsTest {
    private static final String CLIENT = "turnutils_uclient";
    private static final int MESSAGES = 40;

    @BeforeAll
    static void install() {
        if (!Shell.has(CLIENT) && Shell.has("apt-get")) {
            Shell.run("(apt-get update && apt-get install -y --no-install-recommends coturn) || true", Map.of());
        }
        assumeTrue(Shell.has(CLIENT), "needs coturn's client: apt-get install coturn");
    }

    /** By channels and by indications, with padding and further requests; all at the same time, since each takes some seconds. */
    @Test
    void everyPacketArrives() {
        List<String> ways = List.of("", "-s", "-D", "-G", "-x", "-t", "-t -s", "-t -S");
        try (RelayFixture house = RelayFixture.startWithTls()) {
            List<CompletableFuture<String>> runs = ways.stream()
                    .map(way -> CompletableFuture.supplyAsync(() -> run(house, way), each -> new Thread(each).start()))
                    .toList();
            for (int index = 0; index < runs.size(); index++) {
                assertThat(runs.get(index).join())
                        .as(ways.get(index))
                        .contains("tot_send_msgs=" + 2 * MESSAGES + ", tot_recv_msgs=" + 2 * MESSAGES)
                        .contains("Total lost packets 0 (0.000000%)");
            }
        }
    }

    private static String run(RelayFixture house, String way) {
        int port = way.contains("-S") ? house.relay.tlsPort() : house.relay.port();
        return Shell.run(
                CLIENT + " -y -c -u ada -W north -m 2 -l 1200 -z 5 -n " + MESSAGES + " " + way + " -p " + port + " "
                        + house.address().getAddress().getHostAddress(),
                Map.of());
    }
}
