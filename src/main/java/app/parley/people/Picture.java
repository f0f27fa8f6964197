package app.parley.people;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A profile picture, as it was checked when it was set. Immutable: nobody changes its bytes. */
public final class Picture {
    public static final int MOST_BYTES = 65_536;

    private static final int LEAST_SIZE = 16;
    private static final int MOST_SIZE = 512;
    private static final int HASH_BYTES = 16;

    private final String mediaType;
    private final String hash;
    private final byte[] content;

    /** A picture that was checked before. */
    public Picture(String mediaType, String hash, byte[] content) {
        this.mediaType = mediaType;
        this.hash = hash;
        this.content = content;
    }

    /** @throws RequestException {@code TOO_LARGE}, or {@code BAD_REQUEST} for what is no such picture */
    public static Picture of(byte[] content) {
        if (content.length > MOST_BYTES) {
            throw new RequestException(ErrorCode.TOO_LARGE, "A picture has at most " + MOST_BYTES + " bytes.");
        }
        ImageHeader header = ImageHeader.of(content)
                .orElseThrow(() ->
                        new RequestException(ErrorCode.BAD_REQUEST, "This is no PNG, JPEG or still WebP picture."));
        if (header.width() != header.height() || header.width() < LEAST_SIZE || header.width() > MOST_SIZE) {
            throw new RequestException(
                    ErrorCode.BAD_REQUEST,
                    "A picture is square, " + LEAST_SIZE + " to " + MOST_SIZE + " pixels wide and high.");
        }
        return new Picture(header.mediaType(), hash(content), content);
    }

    public String mediaType() {
        return mediaType;
    }

    /** Of the bytes: a changed picture has another address by it. */
    public String hash() {
        return hash;
    }

    public byte[] content() {
        return content;
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
