package app.parley.store.backup;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts rows and sums up their hashes. Two tables with the same rows, in whatever order, have the same sum. */
final class RowSum {
    private static final int WORDS = 4;

    private final MessageDigest digest = sha256();
    private final long[] sum = new long[WORDS];
    private long rows;

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    void add(byte[] row) {
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(row));
        for (int i = 0; i < WORDS; i++) {
            sum[i] += hash.getLong();
        }
        rows++;
    }

    long rows() {
        return rows;
    }

    String hex() {
        ByteBuffer bytes = ByteBuffer.allocate(WORDS * Long.BYTES);
        for (long word : sum) {
            bytes.putLong(word);
        }
        return HexFormat.of().formatHex(bytes.array());
    }
}
