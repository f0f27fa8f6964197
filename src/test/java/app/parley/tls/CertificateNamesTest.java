package app.parley.tls;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.MadeCertificate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For which hosts a certificate is. */
class CertificateNamesTest {
    @ParameterizedTest
    @CsvSource({
        "chat.example.com, Chat.Example.com, true",
        "*.example.com, chat.example.com, true",
        "*.example.com, example.com, false",
        "*.example.com, a.chat.example.com, false",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.10, false"
    })
    void namesAreComparedAsBrowsersDo(String certified, String host, boolean covered) {
        assertThat(namesOf(certified).cover(host)).isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8::1, [2001:db8::1], true",
        "2001:db8::1, [2001:DB8:0:0:0:0:0:1], true",
        "2001:db8:0:0:0:0:0:1, [2001:0db8::0001], true",
        "2001:db8::1, 2001:db8::1, true",
        "2001:db8::1, [2001:db8::2], false",
        "2001:db8::1, [2001:db8::1::], false",
        "2001:db8::1, [2001:db8:::1], false",
        "2001:db8::1, [:], false",
        "2001:db8::1, 2001, false"
    })
    void anIpv6AddressIsTheSameHoweverItIsWritten(String certified, String host, boolean covered) {
        assertThat(namesOf(certified).cover(host)).isEqualTo(covered);
    }

    private static CertificateNames namesOf(String host) {
        return CertificateNames.of(MadeCertificate.forHost(host).certificate());
    }
}
