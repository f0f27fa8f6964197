package app.parley.relay.turn;

import app.parley.relay.stun.Attribute;
import app.parley.relay.stun.Integrity;
import app.parley.relay.stun.IntegrityKey;
import app.parley.relay.stun.Stun;
import app.parley.relay.stun.StunMessage;
import app.parley.relay.stun.StunWriter;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Writes answers and sends them. An unauthenticated one is never much longer than what was asked. Belongs to the relay's thread. */
final class Answers {
    private static final int ERROR_WITHOUT_REASON = 8;
    private static final int REALM = 12;
    private static final int NONCE = 28;
    private static final int ALGORITHMS = 12;
    private static final int FINGERPRINT = 8;

    private final StunWriter writer = new StunWriter();
    private final Integrity integrity;
    private final Nonces nonces;

    Answers(Integrity integrity, Nonces nonces) {
        this.integrity = integrity;
        this.nonces = nonces;
    }

    StunWriter success(StunMessage request) {
        return writer.answer(request, Stun.SUCCESS);
    }

    /** Sends what was written; it stays readable until the next answer begins. */
    ByteBuffer send(ClientLink client, StunMessage request, @Nullable IntegrityKey key) {
        ByteBuffer message = writer.end(integrity, key, request.has(Attribute.FINGERPRINT));
        client.send(message);
        return message.rewind();
    }

    void error(ClientLink client, StunMessage request, int code, @Nullable IntegrityKey key) {
        writer.answer(request, Stun.ERROR).error(code, key == null ? "" : Stun.reason(code));
        send(client, request, key);
    }

    /** 420, with the attributes of the request that must be understood and are not. */
    void unknownAttributes(ClientLink client, StunMessage request, @Nullable IntegrityKey key) {
        writer.answer(request, Stun.ERROR).error(Stun.UNKNOWN_ATTRIBUTE, "").unknown(request);
        send(client, request, key);
    }

    void unknownAttribute(ClientLink client, StunMessage request, Attribute attribute, @Nullable IntegrityKey key) {
        writer.answer(request, Stun.ERROR).error(Stun.UNKNOWN_ATTRIBUTE, "").unknown(attribute.type);
        send(client, request, key);
    }

    /**
     * 401, or 438, with what the client needs for its next try. A datagram may come from anybody and name anybody as its sender: its answer is at
     * most 3.5 times as long, so that nobody is flooded from here.
     */
    void challenge(ClientLink client, StunMessage request, int code, long now) {
        String reason = Stun.reason(code);
        int most = request.length() * 7 / 2 - (request.has(Attribute.FINGERPRINT) ? FINGERPRINT : 0);
        int whole = Stun.HEADER + ERROR_WITHOUT_REASON + Stun.padded(reason.length()) + REALM + NONCE + ALGORITHMS;
        boolean algorithms = client.isStream() || whole <= most;
        writer.answer(request, Stun.ERROR)
                .error(code, algorithms ? reason : "")
                .text(Attribute.REALM, Authenticator.REALM)
                .text(Attribute.NONCE, nonces.make(client.remote(), algorithms, now));
        if (algorithms) {
            writer.bytes(Attribute.PASSWORD_ALGORITHMS, Authenticator.ALGORITHMS);
        }
        send(client, request, null);
    }
}
