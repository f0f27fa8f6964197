package app.parley.rest.http.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.rest.Browser;
import app.parley.rest.RestServer;
import app.parley.rest.http.RestSettings;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "192.168.1.128/25, 192.168.1.200, true",
        "192.168.1.128/25, 192.168.1.100, false",
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
        "fd00::/8, fd12::1, true",
        "fd00::/8, fe80::1, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "0.0.0.0/0, ::1, false"
    })
    void holdsTheAddressesOfItsBlock(String block, String address, boolean inside) {
        assertThat(Cidr.parse(block).contains(Cidr.literal(address))).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.org", "10.0.0.0/33", "10.0.0.0/x", "10/8", "1.2.3.4.5", "::1/129", "face"})
    void refusesWhatIsNoBlock(String text) {
        assertThatThrownBy(() -> Cidr.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesTheAddressNextToTheProxiesOnly() {
        RestSettings proxied = new RestSettings(
                null, Set.of(), List.of(Cidr.parse("127.0.0.1"), Cidr.parse("10.0.0.0/8")), 512, 1_048_576, 32);
        try (RestServer server = new RestServer(proxied)) {
            Browser ada = server.admin();
            ada.post(
                            "/session",
                            "{\"username\":\"ada\",\"password\":\"%s\"}".formatted(RestServer.PASSWORD),
                            "X-Forwarded-For",
                            "1.1.1.1, 203.0.113.9, 10.1.2.3")
                    .expect(200);
            assertThat(ada.get("/me/sessions").field("/items/0/address")).isEqualTo("203.0.113.9");
        }
    }
}
