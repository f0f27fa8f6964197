package app.parley.relay;

import app.parley.relay.stun.Attribute;
import app.parley.relay.stun.PeerAddress;
import app.parley.relay.stun.Stun;
import app.parley.relay.stun.StunMessage;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** A message that the relay sent: its bytes, and what they say. */
final class Answer {
    private final byte[] bytes;

    Answer(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    StunMessage message() {
        StunMessage message = new StunMessage();
        if (!message.read(ByteBuffer.wrap(bytes))) {
            throw new AssertionError("no STUN message: " + HexFormat.of().formatHex(bytes));
        }
        return message;
    }

    boolean isChannelData() {
        return (bytes[0] & 0xC0) == 0x40;
    }

    boolean isSuccess() {
        return message().kind() == Stun.SUCCESS;
    }

    boolean isIndication() {
        return !isChannelData() && message().kind() == Stun.INDICATION;
    }

    /** The error code; 0 for a success. */
    int error() {
        StunMessage message = message();
        if (!message.has(Attribute.ERROR_CODE)) {
            return 0;
        }
        int value = message.valueOf(Attribute.ERROR_CODE);
        return bytes[value + 2] * 100 + bytes[value + 3];
    }

    int number(Attribute attribute) {
        return message().buffer().getInt(message().valueOf(attribute));
    }

    InetSocketAddress address(Attribute attribute) {
        StunMessage message = message();
        PeerAddress address = new PeerAddress();
        if (!message.has(attribute) || !address.read(message, message.valueOf(attribute))) {
            throw new AssertionError("without " + attribute);
        }
        return address.toSocketAddress();
    }

    InetSocketAddress relayed() {
        return address(Attribute.XOR_RELAYED_ADDRESS);
    }

    String text(Attribute attribute) {
        return message().textOf(attribute);
    }
}
