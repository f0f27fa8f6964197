package app.parley.rest.page;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.ee10.servlet.HttpOutput;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file in the form in which it is served. It is read and hashed once and, if it is text, compressed when it is asked for
 * first: a start compresses nothing. Thread-safe.
 */
final class Asset {
    private static final Logger LOG = LoggerFactory.getLogger(Asset.class);
    private static final int WORTH_COMPRESSING = 512;

    private final byte[] plain;
    private final @Nullable Compressed gzipped;
    private final String hash;
    private final String contentType;
    private final String cacheControl;

    Asset(byte[] plain, FileType type, String cacheControl) {
        this(
                plain,
                type.isText() && plain.length >= WORTH_COMPRESSING ? new Compressed(plain) : null,
                hash(plain),
                type.contentType(),
                cacheControl);
    }

    private Asset(byte[] plain, @Nullable Compressed gzipped, String hash, String contentType, String cacheControl) {
        this.plain = plain;
        this.gzipped = gzipped;
        this.hash = hash;
        this.contentType = contentType;
        this.cacheControl = cacheControl;
    }

    byte[] plain() {
        return plain.clone();
    }

    /** Compresses it now, if it will be sent so. */
    void compress() {
        if (gzipped != null) {
            byte[] unused = gzipped.bytes();
        }
    }

    /** Returns a hash of the content; equal content gives an equal hash. */
    String hash() {
        return hash;
    }

    /** Returns the same file with another {@code Cache-Control}. */
    Asset cachedAs(String cacheControl) {
        return new Asset(plain, gzipped, hash, contentType, cacheControl);
    }

    void answer(Context ctx) {
        boolean compressed = gzipped != null && accepts(ctx.header("Accept-Encoding"));
        // The two encodings need two tags, because the tags are strong (RFC 9110, section 8.8.3.3).
        String tag = compressed ? "\"" + hash + "-gz\"" : "\"" + hash + "\"";
        ctx.disableCompression().header("ETag", tag).header("Cache-Control", cacheControl);
        if (gzipped != null) {
            ctx.res().addHeader("Vary", "Accept-Encoding");
        }
        if (matches(ctx.header("If-None-Match"))) {
            ctx.status(304);
            return;
        }
        ctx.contentType(contentType);
        if (compressed) {
            ctx.header("Content-Encoding", "gzip");
        }
        send(ctx, compressed && gzipped != null ? gzipped.bytes() : plain);
    }

    /** Uses a read-only buffer, so that slow readers need no copy of it (see {@code AsyncResponse}). */
    private static void send(Context ctx, byte[] bytes) {
        try {
            HttpServletResponse response = ctx.res();
            response.setContentLength(bytes.length);
            if (response.getOutputStream() instanceof HttpOutput out) {
                out.sendContent(ByteBuffer.wrap(bytes).asReadOnlyBuffer());
            }
        } catch (IOException e) {
            LOG.debug("A client left before it had all of a file: {}", e.toString());
        }
    }

    // Both encodings have the same content, so either tag matches.
    private boolean matches(@Nullable String ifNoneMatch) {
        if (ifNoneMatch == null) {
            return false;
        }
        return Arrays.stream(ifNoneMatch.split(",", -1))
                .map(tag -> tag.strip().replaceFirst("^W/", "").replace("\"", ""))
                .anyMatch(tag -> tag.equals("*") || tag.equals(hash) || tag.equals(hash + "-gz"));
    }

    private static boolean accepts(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        return Arrays.stream(acceptEncoding.split(",", -1))
                .map(coding -> coding.replace(" ", ""))
                .anyMatch(coding -> coding.equals("gzip") || coding.matches("gzip;q=(1|0\\.\\d*[1-9]\\d*)(\\.0*)?"));
    }

    /** The file, compressed at the first use. */
    private static final class Compressed {
        private final byte[] plain;
        private volatile byte @Nullable [] bytes;

        Compressed(byte[] plain) {
            this.plain = plain;
        }

        byte[] bytes() {
            byte[] known = bytes;
            if (known == null) {
                known = gzip(plain);
                bytes = known;
            }
            return known;
        }
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 3);
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("memory refused to be written", e);
        }
        return bytes.toByteArray();
    }

    static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
