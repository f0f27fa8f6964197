package app.parley.calls.quality;

import app.parley.kernel.Varints;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Packs samples into few bytes, about seven for each sample of a long series. It stores peers as numbers, times as
 * differences, figures in tenths, and deflates the result (RFC 1950). Stateless.
 */
public final class PackedSamples {
    private static final int FORM = 1;
    private static final List<String> PROTOCOLS = List.of("", "udp", "tcp", "tls");
    private static final double TENTHS = 10;

    /** The largest value that is stored of any figure, in tenths. Browsers report larger values only by mistake. */
    private static final long MOST = 1L << 40;

    private PackedSamples() {}

    public static byte[] pack(List<ConnectionSample> samples) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, deflater))) {
            out.writeByte(FORM);
            Map<String, Integer> peers = new LinkedHashMap<>();
            samples.forEach(sample -> peers.putIfAbsent(sample.peer(), peers.size()));
            Varints.write(out, peers.size());
            for (String peer : peers.keySet()) {
                out.writeUTF(peer);
            }
            Varints.write(out, samples.size());
            long before = 0;
            for (ConnectionSample sample : samples) {
                long at = sample.at().toEpochMilli();
                Varints.writeSigned(out, at - before);
                before = at;
                Varints.write(out, Objects.requireNonNull(peers.get(sample.peer())));
                write(out, sample);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException if {@link #pack} did not make these bytes */
    public static List<ConnectionSample> unpack(byte[] packed) {
        try (InputStream inflated = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            ByteBuffer in = ByteBuffer.wrap(inflated.readAllBytes());
            if (in.get() != FORM) {
                throw new IllegalArgumentException("samples in a form of another version");
            }
            List<String> peers = new ArrayList<>();
            for (int count = Varints.readSize(in); count > 0; count--) {
                peers.add(readPeer(in));
            }
            List<ConnectionSample> samples = new ArrayList<>();
            long at = 0;
            for (int count = Varints.readSize(in); count > 0; count--) {
                at += Varints.readSigned(in);
                samples.add(read(in, Instant.ofEpochMilli(at), peers.get((int) Varints.read(in))));
            }
            return samples;
        } catch (IOException | BufferUnderflowException e) {
            throw new IllegalArgumentException("samples that cannot be read", e);
        }
    }

    /** Reads a string that {@link DataOutputStream#writeUTF} wrote. */
    private static String readPeer(ByteBuffer in) {
        byte[] bytes = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void write(DataOutputStream out, ConnectionSample sample) throws IOException {
        Boolean relay = sample.relay();
        int protocol = Math.max(0, PROTOCOLS.indexOf(String.valueOf(sample.relayProtocol())));
        out.writeByte((relay == null ? 0 : relay ? 2 : 1) | (protocol << 2));
        writeFigure(out, sample.rttMs());
        writeFigure(out, sample.lossPercent());
        writeFigure(out, sample.jitterMs());
        writeFigure(out, sample.sendKbps());
        writeFigure(out, sample.receiveKbps());
        writeFigure(out, asDouble(sample.width()));
        writeFigure(out, asDouble(sample.height()));
        writeFigure(out, sample.fps());
    }

    private static ConnectionSample read(ByteBuffer in, Instant at, String peer) {
        int flags = Byte.toUnsignedInt(in.get());
        String protocol = PROTOCOLS.get(flags >> 2);
        return new ConnectionSample(
                at,
                peer,
                readFigure(in),
                readFigure(in),
                readFigure(in),
                readFigure(in),
                readFigure(in),
                asInteger(readFigure(in)),
                asInteger(readFigure(in)),
                readFigure(in),
                (flags & 3) == 0 ? null : (flags & 3) == 2,
                protocol.isEmpty() ? null : protocol);
    }

    private static @Nullable Double asDouble(@Nullable Integer value) {
        return value == null ? null : value.doubleValue();
    }

    private static @Nullable Integer asInteger(@Nullable Double value) {
        return value == null ? null : value.intValue();
    }

    /** Writes 0 for null, and the figure plus one otherwise. */
    private static void writeFigure(DataOutputStream out, @Nullable Double value) throws IOException {
        if (value == null || !Double.isFinite(value) || value < 0) {
            Varints.write(out, 0);
        } else {
            Varints.write(out, Math.min(MOST, Math.round(value * TENTHS)) + 1);
        }
    }

    private static @Nullable Double readFigure(ByteBuffer in) {
        long value = Varints.read(in);
        return value == 0 ? null : (value - 1) / TENTHS;
    }
}
