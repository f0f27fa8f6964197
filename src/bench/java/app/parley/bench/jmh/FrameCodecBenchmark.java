package app.parley.bench.jmh;

import app.parley.bench.server.Bodies;
import app.parley.stomp.Command;
import app.parley.stomp.Frame;
import app.parley.stomp.FrameCodec;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** STOMP frames of the usual sizes, to objects and back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FrameCodecBenchmark {
    private final FrameCodec codec = new FrameCodec(32, 1_024);
    private final String offer = frame(Bodies.OFFER);
    private final String candidate = frame(Bodies.CANDIDATE);
    private final Frame receipt = Frame.of(Command.RECEIPT, "receipt-id", "r-17");
    private final Frame message =
            codec.parse("MESSAGE\nsubscription:0\nmessage-id:17\ndestination:/topic/rooms/standup\n"
                    + "content-type:application/json\n\n" + Bodies.CANDIDATE + "\0");

    private static String frame(String body) {
        return "SEND\ndestination:/app/rooms/standup/peers/p_0123456789abcdef\ncontent-type:application/json\n"
                + "content-length:" + body.getBytes(StandardCharsets.UTF_8).length + "\n\n" + body + "\0";
    }

    @Benchmark
    public Frame parseOffer() {
        return codec.parse(offer);
    }

    @Benchmark
    public Frame parseCandidate() {
        return codec.parse(candidate);
    }

    @Benchmark
    public byte[] formatReceipt() {
        return FrameCodec.format(receipt);
    }

    @Benchmark
    public byte[] formatMessage() {
        return FrameCodec.format(message);
    }
}
