package app.parley.store.backup;

import app.parley.store.backup.BackupFailure.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A backup to be read. */
public final class BackupFile implements AutoCloseable {
    private static final int MOST_OF_A_MANIFEST = 16_777_216;

    private final Path path;
    private final ZipFile zip;
    private final BackupManifest manifest;

    private BackupFile(Path path, ZipFile zip, BackupManifest manifest) {
        this.path = path;
        this.zip = zip;
        this.manifest = manifest;
    }

    /** @throws BackupFailure if it is no backup that this Parley can read */
    public static BackupFile open(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new BackupFailure(Reason.DAMAGED, "There is no file " + path + ".");
        }
        if (!Files.isReadable(path)) {
            throw new BackupFailure(Reason.DAMAGED, "This user may not read " + path + ".");
        }
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile());
        } catch (IOException e) {
            throw damaged(path, "it is no backup, or was cut off", e);
        }
        try {
            return new BackupFile(path, zip, manifest(path, zip));
        } catch (RuntimeException e) {
            close(zip);
            throw e;
        }
    }

    private static BackupManifest manifest(Path path, ZipFile zip) {
        ZipEntry entry = zip.getEntry(BackupWriter.MANIFEST);
        if (entry == null) {
            throw damaged(path, "it is no backup of Parley's, or was cut off", null);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(MOST_OF_A_MANIFEST);
            if (ManifestJson.format(bytes) > BackupManifest.FORMAT) {
                throw newer(path);
            }
            return ManifestJson.read(bytes);
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(path, "its manifest cannot be read", e);
        }
    }

    static BackupFailure newer(Path path) {
        return new BackupFailure(
                Reason.NEWER, "Cannot read %s: a newer Parley wrote it; restore it with that one.".formatted(path));
    }

    private static BackupFailure damaged(Path path, String why, @Nullable Exception cause) {
        return new BackupFailure(Reason.DAMAGED, "Cannot use %s: %s.".formatted(path, why), cause);
    }

    BackupFailure damaged(String why) {
        return damaged(path, why, null);
    }

    public Path path() {
        return path;
    }

    public BackupManifest manifest() {
        return manifest;
    }

    /**
     * Reads all of the file.
     *
     * @throws BackupFailure if a byte is another than was written
     */
    public void verify() {
        for (BackupManifest.Table table : manifest.tables()) {
            String hash;
            try (InputStream in = rows(table);
                    DigestOutputStream digest =
                            new DigestOutputStream(OutputStream.nullOutputStream(), RowSum.sha256())) {
                in.transferTo(digest);
                hash = HexFormat.of().formatHex(digest.getMessageDigest().digest());
            } catch (IOException e) {
                throw damaged(path, "the rows of " + table.name() + " cannot be read", e);
            }
            if (!hash.equals(table.sha256())) {
                throw damaged("the rows of " + table.name() + " are not those that were written");
            }
        }
    }

    InputStream rows(BackupManifest.Table table) throws IOException {
        ZipEntry entry = zip.getEntry(BackupWriter.entryOf(table.name()));
        if (entry == null) {
            throw damaged("the rows of " + table.name() + " are missing");
        }
        return zip.getInputStream(entry);
    }

    @Override
    public void close() {
        close(zip);
    }

    private static void close(ZipFile zip) {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
