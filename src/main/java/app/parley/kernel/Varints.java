package app.parley.kernel;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** Whole numbers as few bytes: seven bits to the byte, the lowest first. Stateless. */
public final class Varints {
    private Varints() {}

    public static void write(DataOutputStream out, long value) throws IOException {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    /** @throws java.nio.BufferUnderflowException if it does not end */
    public static long read(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = in.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number without an end");
    }

    /** Reads a count of elements that take at least one byte each. */
    public static int readSize(ByteBuffer in) {
        long size = read(in);
        if (size < 0 || size > in.remaining()) {
            throw new BufferUnderflowException();
        }
        return (int) size;
    }

    /** Small negative numbers stay short, too. */
    public static void writeSigned(DataOutputStream out, long value) throws IOException {
        write(out, (value << 1) ^ (value >> 63));
    }

    public static long readSigned(ByteBuffer in) {
        long value = read(in);
        return (value >>> 1) ^ -(value & 1);
    }
}
