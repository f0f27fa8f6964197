package app.parley.relay.stun;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The sample messages of RFC 5769, and what else a reader must not be fooled by. */
class StunMessageTest {
    private static final String REQUEST = "000100582112a442b7e7a701bc34d686fa87dfae"
            + "802200105354554e207465737420636c69656e74" + "002400046e0001ff" + "80290008932ff9b151263b36"
            + "000600096576746a3a68367659202020" + "000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2"
            + "80280004e57a3bcf";
    private static final int FINGERPRINT_AT = 100;
    private static final String IPV4_RESPONSE = "0101003c2112a442b7e7a701bc34d686fa87dfae"
            + "8022000b7465737420766563746f7220" + "002000080001a147e112a643"
            + "000800142b91f599fd9e90c38c7489f92af9ba53f06be7d7" + "80280004c07d4c96";
    private static final String IPV6_RESPONSE = "010100482112a442b7e7a701bc34d686fa87dfae"
            + "8022000b7465737420766563746f7220" + "002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9"
            + "00080014a382954e4be67bf11784c97c8292c275bfe3ed41" + "80280004c8fb0b4c";
    private static final String LONG_TERM_REQUEST = "000100602112a44278ad3433c6ad72c029da412e"
            + "00060012e3839ee38388e383aae38383e382afe382b90000"
            + "0015001c662f2f3439396b39353464364f4c33346f4c39465354767936347341"
            + "0014000b6578616d706c652e6f726700" + "00080014f67024656dd64a3e02b8e0712e85c9a28ca89666";
    /** RFC 8489, appendix B.1, as corrected by erratum 6268. */
    private static final String SHA256_REQUEST = "000100902112a44278ad3433c6ad72c029da412e"
            + "001e00204a3cf38fef6992bda952c6780417da0f24819415569e60b205c46e41407f1704"
            + "001500296f624d61744a6f733241414143662f2f3439396b39353464364f4c33346f4c39465354767936347341000000"
            + "0014000b6578616d706c652e6f726700" + "001d000400020000"
            + "001c0020b5c7bf005b6c52a21c51c5e892f81924136296cb927c43149309278cc6518e65";

    private static final byte[] PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt".getBytes(StandardCharsets.UTF_8);
    private static final String USER = "マトリックス";

    private final StunMessage message = new StunMessage();
    private final Integrity integrity = new Integrity();

    @Test
    void readsTheSampleRequest() {
        assertThat(read(REQUEST)).isTrue();
        assertThat(message.method()).isEqualTo(Stun.BINDING);
        assertThat(message.kind()).isEqualTo(Stun.REQUEST);
        assertThat(message.textOf(Attribute.USERNAME)).isEqualTo("evtj:h6vY");
        assertThat(integrity.isRight(message, new IntegrityKey(Attribute.MESSAGE_INTEGRITY, PASSWORD)))
                .isTrue();
        assertThat(integrity.isRight(message, new IntegrityKey(Attribute.MESSAGE_INTEGRITY, new byte[] {1})))
                .isFalse();
    }

    @Test
    void readsTheSampleAddresses() {
        assertThat(read(IPV4_RESPONSE)).isTrue();
        assertThat(mapped()).isEqualTo(new InetSocketAddress("192.0.2.1", 32_853));
        assertThat(read(IPV6_RESPONSE)).isTrue();
        assertThat(mapped()).isEqualTo(new InetSocketAddress("2001:db8:1234:5678:11:2233:4455:6677", 32_853));
    }

    @Test
    void knowsTheKeysOfLongTermCredentials() {
        assertThat(read(LONG_TERM_REQUEST)).isTrue();
        byte[] key = integrity.longTermKey(USER, "example.org", "TheMatrIX", false);
        assertThat(integrity.isRight(message, new IntegrityKey(Attribute.MESSAGE_INTEGRITY, key)))
                .isTrue();
        assertThat(read(SHA256_REQUEST)).isTrue();
        byte[] sha256 = integrity.longTermKey(USER, "example.org", "TheMatrIX", true);
        assertThat(integrity.isRight(message, new IntegrityKey(Attribute.MESSAGE_INTEGRITY_SHA256, sha256)))
                .isTrue();
    }

    @Test
    void noBitCanBeFlipped() {
        byte[] bytes = HexFormat.of().parseHex(REQUEST);
        for (int bit = 0; bit < FINGERPRINT_AT * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            // A length may swallow the signature and the fingerprint: then it is an unsigned message.
            assertThat(message.read(ByteBuffer.wrap(flipped)) && isSigned())
                    .as("bit " + bit)
                    .isFalse();
        }
    }

    @Test
    void noByteCanBeMissing() {
        byte[] bytes = HexFormat.of().parseHex(REQUEST);
        for (int length = 0; length < bytes.length; length++) {
            assertThat(message.read(ByteBuffer.wrap(bytes, 0, length))).isFalse();
        }
    }

    @Test
    void whatStandsBehindTheIntegrityIsNotHeeded() {
        String shorter = LONG_TERM_REQUEST.replace("00010060", "0001006c");
        assertThat(read(shorter + "00060008" + "6d616c6c6f727979")).isTrue();
        assertThat(message.textOf(Attribute.USERNAME)).isEqualTo(USER);
        assertThat(read(shorter + "00220008" + "0000000000000000")).isTrue();
        assertThat(message.unknownCount()).isZero();
        byte[] key = integrity.longTermKey(USER, "example.org", "TheMatrIX", false);
        assertThat(integrity.isRight(message, new IntegrityKey(Attribute.MESSAGE_INTEGRITY, key)))
                .isTrue();
    }

    @Test
    void writesWhatItReads() {
        read(REQUEST);
        ByteBuffer answer = new StunWriter()
                .answer(message, Stun.SUCCESS)
                .address(Attribute.XOR_MAPPED_ADDRESS, new InetSocketAddress("192.0.2.1", 32_853))
                .end(integrity, new IntegrityKey(Attribute.MESSAGE_INTEGRITY, PASSWORD), true);
        assertThat(message.read(answer)).isTrue();
        assertThat(mapped()).isEqualTo(new InetSocketAddress("192.0.2.1", 32_853));
        assertThat(integrity.isRight(message, new IntegrityKey(Attribute.MESSAGE_INTEGRITY, PASSWORD)))
                .isTrue();
    }

    private boolean isSigned() {
        return message.has(Attribute.MESSAGE_INTEGRITY)
                && integrity.isRight(message, new IntegrityKey(Attribute.MESSAGE_INTEGRITY, PASSWORD));
    }

    private boolean read(String hex) {
        return message.read(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
    }

    private InetSocketAddress mapped() {
        PeerAddress address = new PeerAddress();
        assertThat(address.read(message, message.valueOf(Attribute.XOR_MAPPED_ADDRESS)))
                .isTrue();
        return address.toSocketAddress();
    }
}
