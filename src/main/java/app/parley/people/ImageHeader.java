package app.parley.people;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the first bytes of a PNG, JPEG or WebP file say. Nothing is decoded, so a file that would unpack to a huge
 * picture costs nothing here, and its size is known before a browser opens it.
 */
record ImageHeader(String mediaType, int width, int height) {
    private static final long PNG = 0x89504E470D0A1A0AL;
    private static final int VP8_START = 0x2A019D;
    private static final int VP8L_START = 0x2F;
    private static final int ANIMATED = 0x02;

    /** Returns what the file is by its own bytes, whatever it was said to be; empty if it is none of these. */
    static Optional<ImageHeader> of(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file);
        try {
            if (in.remaining() > 8 && in.getLong(0) == PNG) {
                return png(in);
            }
            if (in.remaining() > 4 && in.getShort(0) == (short) 0xFFD8) {
                return jpeg(in.position(2));
            }
            return "RIFF".equals(name(in, 0)) && "WEBP".equals(name(in, 8)) ? webp(in) : Optional.empty();
        } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static Optional<ImageHeader> png(ByteBuffer in) {
        return "IHDR".equals(name(in, 12))
                ? Optional.of(new ImageHeader("image/png", in.getInt(16), in.getInt(20)))
                : Optional.empty();
    }

    /** Goes from segment to segment, up to the frame that has the size. */
    private static Optional<ImageHeader> jpeg(ByteBuffer in) {
        while (in.get() == (byte) 0xFF) {
            int marker = in.get() & 0xFF;
            while (marker == 0xFF) {
                marker = in.get() & 0xFF;
            }
            int length = in.getShort(in.position()) & 0xFFFF;
            if (isFrame(marker)) {
                int height = in.getShort(in.position() + 3) & 0xFFFF;
                int width = in.getShort(in.position() + 5) & 0xFFFF;
                return Optional.of(new ImageHeader("image/jpeg", width, height));
            }
            if (length < 2 || marker == 0xDA) {
                return Optional.empty();
            }
            in.position(Math.min(in.limit(), in.position() + length));
        }
        return Optional.empty();
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static Optional<ImageHeader> webp(ByteBuffer in) {
        in.order(ByteOrder.LITTLE_ENDIAN);
        return switch (name(in, 12)) {
            case "VP8 " ->
                (in.getInt(23) & 0xFFFFFF) == VP8_START
                        ? webp(in.getShort(26) & 0x3FFF, in.getShort(28) & 0x3FFF)
                        : Optional.empty();
            case "VP8L" ->
                in.get(20) == VP8L_START
                        ? webp((in.getInt(21) & 0x3FFF) + 1, ((in.getInt(21) >> 14) & 0x3FFF) + 1)
                        : Optional.empty();
            case "VP8X" ->
                (in.get(20) & ANIMATED) == 0
                        ? webp((in.getInt(24) & 0xFFFFFF) + 1, (in.getInt(26) >>> 8) + 1)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<ImageHeader> webp(int width, int height) {
        return Optional.of(new ImageHeader("image/webp", width, height));
    }

    private static String name(ByteBuffer in, int at) {
        byte[] letters = new byte[4];
        in.get(at, letters);
        return new String(letters, StandardCharsets.ISO_8859_1);
    }
}
