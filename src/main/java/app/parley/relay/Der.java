package app.parley.relay;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;

/** Wraps private keys of older forms (PKCS#1, SEC 1) into PKCS#8, which is the one that the JDK reads. */
final class Der {
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int PARAMETERS = 0xA0;
    private static final byte[] VERSION_0 = {2, 1, 0};
    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
    private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");

    private Der() {}

    static byte[] rsaToPkcs8(byte[] key) {
        return tagged(SEQUENCE, VERSION_0, RSA, tagged(OCTETS, key));
    }

    /** @throws IllegalArgumentException where the key does not say which curve it is of */
    static byte[] ecToPkcs8(byte[] key) {
        return tagged(SEQUENCE, VERSION_0, tagged(SEQUENCE, EC, curve(key)), tagged(OCTETS, key));
    }

    /** ECPrivateKey is a sequence of version, key, [0] curve and [1] public key (RFC 5915). */
    private static byte[] curve(byte[] key) {
        int at = contentOf(key, 0);
        while (at < key.length) {
            int content = contentOf(key, at);
            int end = content + lengthOf(key, at);
            if (end > key.length) {
                break;
            }
            if ((key[at] & 0xFF) == PARAMETERS) {
                return Arrays.copyOfRange(key, content, end);
            }
            at = end;
        }
        throw new IllegalArgumentException("an EC key without its curve");
    }

    private static int contentOf(byte[] der, int at) {
        int length = byteAt(der, at + 1);
        return at + 2 + (length < 0x80 ? 0 : length & 0x7F);
    }

    private static int lengthOf(byte[] der, int at) {
        int length = byteAt(der, at + 1);
        if (length < 0x80) {
            return length;
        }
        int longer = 0;
        for (int index = 0; index < (length & 0x7F); index++) {
            longer = longer << 8 | byteAt(der, at + 2 + index);
        }
        return longer;
    }

    private static int byteAt(byte[] der, int at) {
        if (at < 0 || at >= der.length) {
            throw new IllegalArgumentException("cut off");
        }
        return der[at] & 0xFF;
    }

    private static byte[] tagged(int tag, byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (length < 0x80) {
            out.write(length);
        } else if (length < 0x100) {
            out.write(0x81);
            out.write(length);
        } else {
            out.write(0x82);
            out.write(length >> 8);
            out.write(length);
        }
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
