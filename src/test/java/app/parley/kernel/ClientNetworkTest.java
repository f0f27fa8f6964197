package app.parley.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNetworkTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "2001:db8:1:2:3:4:5:6, 20010db800010002::/64",
        "2001:db8:1:2::, 20010db800010002::/64",
        "[2001:db8:1:2::9%eth0], 20010db800010002::/64",
        "::1, 0000000000000000::/64",
        "::ffff:192.0.2.1, ::ffff:192.0.2.1",
        "somewhere, somewhere"
    })
    void whoHasOneOfVersion6HasAllOfItsNetwork(String address, String network) {
        assertThat(ClientNetwork.of(address)).isEqualTo(network);
    }
}
