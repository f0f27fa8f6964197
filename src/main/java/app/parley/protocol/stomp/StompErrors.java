package app.parley.protocol.stomp;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.protocol.ConnectRejected;
import app.parley.protocol.FailureLog;
import app.parley.protocol.HandshakeInfo;
import app.parley.stomp.Command;
import app.parley.stomp.Frame;
import app.parley.stomp.FrameCodec;
import app.parley.stomp.FrameException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ERROR frame and the close code that end a STOMP connection.
 *
 * @param body plain text with what there is to say beside the message
 */
record StompErrors(ErrorCode code, String message, String body, int closeCode) {
    private static final Logger log = LoggerFactory.getLogger(StompErrors.class);

    /** Whatever is not foreseen is logged here, and nothing of it reaches the client. */
    static StompErrors of(Throwable failure, HandshakeInfo socket) {
        if (failure instanceof FrameException broken) {
            return new StompErrors(ErrorCode.BAD_REQUEST, broken.problem(), broken.getMessage() + "\n", 1002);
        }
        if (failure instanceof ConnectRejected denied) {
            return new StompErrors(denied.code(), denied.sentence(), denied.sentence() + "\n", denied.closeCode());
        }
        if (failure instanceof RequestException refusal) {
            return new StompErrors(refusal.code(), refusal.sentence(), refusal.sentence() + "\n", 1008);
        }
        FailureLog.error(log, socket, "A frame could not be handled", failure);
        return new StompErrors(ErrorCode.INTERNAL, "Internal error", "", 1011);
    }

    static byte[] wrongVersion(@Nullable String receipt) {
        String body = "This server speaks STOMP 1.2 only.\n";
        return new StompErrors(ErrorCode.BAD_REQUEST, "Unsupported version", body, 1002)
                .frame(receipt, "version", "1.2");
    }

    /** @param further headers, names and values alternating */
    byte[] frame(@Nullable String receipt, String... further) {
        List<String> headers = new ArrayList<>(List.of(further));
        headers.addAll(List.of("message", message, "code", code.wire(), "content-type", "text/plain;charset=utf-8"));
        if (receipt != null) {
            headers.add("receipt-id");
            headers.add(receipt);
        }
        return FrameCodec.format(Frame.of(Command.ERROR, body, headers.toArray(String[]::new)));
    }
}
