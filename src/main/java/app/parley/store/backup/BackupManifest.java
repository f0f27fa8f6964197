package app.parley.store.backup;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backup holds; the last entry of its file, so a file that was cut off has none.
 *
 * @param format of the file, see {@link #FORMAT}
 * @param parley the version of the Parley that wrote it, for people
 * @param schema the version of the tables, such as {@code 8}
 * @param source {@code h2} or {@code postgresql}, for people
 */
public record BackupManifest(
        int format, String parley, String schema, String source, Instant createdAt, List<Table> tables) {
    /** The format that this Parley writes, and the newest that it reads. */
    public static final int FORMAT = 1;

    /**
     * @param columns name and kind of each, in the order of the rows' values
     * @param next the number that the next row gets; null where rows have no numbers
     * @param sha256 of the entry
     * @param sum of the rows, in whatever order they are
     */
    public record Table(
            String name,
            List<List<String>> columns,
            long rows,
            @Nullable Long next,
            String sha256,
            String sum) {}

    public long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}
