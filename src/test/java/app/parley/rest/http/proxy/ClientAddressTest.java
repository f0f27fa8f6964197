package app.parley.rest.http.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "[0:0:0:0:0:0:0:1], ::1",
        "0:0:0:0:0:0:0:1, ::1",
        "0:0:0:0:0:0:0:0, ::",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:1:1:1:1:0:0, 2001:db8:1:1:1:1::",
        "[fe80:0:0:0:1:2:3:4%eth0], fe80::1:2:3:4",
        "::1, ::1"
    })
    void isWrittenTheShortWay(String asJavaHasIt, String text) {
        assertThat(ClientAddress.text(asJavaHasIt)).isEqualTo(text);
    }
}
