package app.parley.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/** What goes through the door: a kind, a length, and so many bytes. The last frame is a result or a failure. */
final class Frames {
    static final char ASKED = 'A';
    static final char PROGRESS = 'P';
    static final char DATA = 'D';
    static final char RESULT = 'R';
    static final char FAILURE = 'F';

    static final ObjectMapper JSON = new ObjectMapper();

    private static final int BUFFER = 65_536;
    private static final int LONGEST = 1_048_576;

    private final DataInputStream in;
    private final DataOutputStream out;

    Frames(SocketChannel channel) {
        in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), BUFFER));
        out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
    }

    /** One of them. */
    static final class Frame {
        private final char kind;
        private final byte[] bytes;

        Frame(char kind, byte[] bytes) {
            this.kind = kind;
            this.bytes = bytes;
        }

        char kind() {
            return kind;
        }

        byte[] bytes() {
            return bytes;
        }

        JsonNode json() throws IOException {
            return JSON.readTree(bytes);
        }
    }

    Frame read() throws IOException {
        char kind = (char) in.readUnsignedByte();
        int length = in.readInt();
        if (length < 0 || length > LONGEST) {
            throw new IOException("a frame of " + length + " bytes");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return new Frame(kind, bytes);
    }

    void write(char kind, Object value) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(value);
        write(kind, bytes, 0, bytes.length);
        out.flush();
    }

    void write(char kind, byte[] bytes, int offset, int length) throws IOException {
        for (int sent = 0; sent == 0 || sent < length; sent += LONGEST) {
            int part = Math.min(length - sent, LONGEST);
            out.writeByte(kind);
            out.writeInt(part);
            out.write(bytes, offset + sent, part);
        }
    }
}
