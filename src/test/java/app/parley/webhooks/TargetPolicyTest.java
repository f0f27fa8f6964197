package app.parley.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetPolicyTest {
    private final TargetPolicy targets = new TargetPolicy(false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.1/",
                "http://2130706433/",
                "http://0/",
                "http://localhost:8080/",
                "http://10.1.2.3/",
                "http://172.31.255.255/",
                "http://192.168.1.1/",
                "http://169.254.169.254/latest/meta-data",
                "http://100.64.0.1/",
                "http://[::1]/",
                "http://[::]/",
                "http://[fe80::1]/",
                "http://[fd00::1]/",
                "http://[::ffff:10.0.0.1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[2002:7f00:1::]/",
                "http://255.255.255.255/"
            })
    void whatLeadsIntoTheHouseIsRefused(String url) {
        assertThat(targets.faultOf(url)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks",
                "ftp://93.184.216.34/",
                "https://",
                "https://user:secret@93.184.216.34/",
                "https://93.184.216.34/#part",
                "https://93.184.216.34:70000/",
                "https://white space/",
                "https://user@n8n_1/",
                "https://n8n_1:70000/",
                "https://n8n_1:x/",
                "https://n8n_1..local/"
            })
    void whatIsNoPlainUrlIsRefused(String url) {
        assertThat(targets.faultOf(url)).isPresent();
        assertThat(new TargetPolicy(true).faultOf(url)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://93.184.216.34/hook?team=1",
                "http://93.184.216.34:8080",
                "http://172.32.0.1/",
                "http://[2606:2800:220:1::]/",
                "http://[64:ff9b::5db8:d822]/",
                "https://nobody-has-this-name.invalid/",
                "http://n8n_1.invalid:5678/webhook/parley"
            })
    void thePublicInternetIsFine(String url) {
        assertThat(targets.faultOf(url)).isEmpty();
    }

    @Test
    void aHouseMayAllowItsOwnNetwork() {
        assertThat(new TargetPolicy(true).faultOf("http://127.0.0.1:9000/hook")).isEmpty();
    }

    @Test
    void ofSeveralAddressesThePrivateOnesAreLeftOut() throws UnknownHostException {
        InetAddress open = InetAddress.getByName("93.184.216.34");
        InetAddress closed = InetAddress.getByName("192.168.0.7");

        assertThat(targets.allowed(List.of(closed, open))).containsExactly(open);
        assertThat(targets.allowed(List.of(closed))).isEmpty();
    }
}
